#include <catch2/catch.hpp>

#include <concord/domain/office_mailbox.hpp>

using namespace concord::domain;

TEST_CASE("the mailbox of an office is told by its name") {
  for (const char* email :
       {"info@example.org", "office@example.org", "admin@example.org", "enquiries@example.org",
        "reception@example.org", "housing@example.org", "postmaster@example.org", "counciltax@example.gov.uk",
        "housing.benefit@example.gov.uk", "duty-manager@example.org", "info2@example.org",
        "reception01@example.org", "info+hackney@example.org", "customer_services@example.org"}) {
    CAPTURE(email);
    CHECK(is_office_mailbox(email));
  }
}

TEST_CASE("a person's or a family's mailbox is not an office's") {
  for (const char* email :
       {"amina.okafor@example.org", "housing.smith@example.org", "okafors@example.org",
        "informer@example.org", "care1979@example.org", "infox@example.org", "grace@example.org",
        "parks@example.org", "family@example.org", "j.head@example.org", "", "@example.org", "07@example.org",
        "info.@example.org", ".info@example.org", "office..admin@example.org"}) {
    CAPTURE(email);
    CHECK_FALSE(is_office_mailbox(email));
  }
}
