#include <regex>

#include <catch2/catch.hpp>

#include <concord/base/hash.hpp>
#include <concord/base/json.hpp>
#include <concord/base/text.hpp>
#include <concord/domain/contact.hpp>
#include <concord/domain/identifiers.hpp>
#include <concord/domain/keys.hpp>

#include "council_files.hpp"

using namespace concord;
using namespace concord::synth::test;

namespace {

struct File {
  std::string name, header;
};

const std::vector<File> kFiles{
    {"housing/member.csv",
     "house_ref,person_no,title,initials,forename,surname,dob,gender,ethnic_origin,nationality,first_lang,"
     "relationship,"
     "responsible,ni_no,disabled,wheelch_user,econ_status,at_risk,vulnerable"},
    {"housing/tenagree.csv",
     "tag_ref,prop_ref,house_ref,cot,eot,tenure,active,terminated,cur_bal,succession_date"},
    {"housing/property.csv",
     "prop_ref,post_preamble,address1,post_desig,post_code,u_llpg_ref,subtyp_code,sheltered,housing_officer"},
    {"housing/contactlink.csv", "ContactNo,LinkType,Key1,Key2,BenClaimReference,CTAccountNo"},
    {"housing/phone.csv", "ContactNo,PhoneNo,PhoneType,OKToCall,modDate"},
    {"housing/email.csv", "ContactNo,Email,EmailType,OKToEmail,modDate"},
    {"housing/cautionaryalert.csv",
     "house_ref,person_no,alert_code,of_address,start_date,review_date,last_review_date,end_date,"
     "assure_reference,incident_date,officer,date_informed,how_informed,not_informed_reason"},
    {"benefits/hbclaim.csv",
     "claim_id,check_digit,status_ind,application_date,cancel_date,nino,contact_tel_no,pot_violent,unsafe_"
     "addr_ind,"
     "warn_code,curr_language"},
    {"benefits/hbhousehold.csv",
     "claim_id,house_id,from_date,to_date,addr1,addr2,addr3,addr4,post_code,uprn,shared_accom_ind"},
    {"benefits/hbmember.csv",
     "claim_id,house_id,member_id,person_ref,title,forename,surname,name,type,birth_date,gender,nino,disable_"
     "ind,"
     "carer_ind,student_ind,deceased_date"},
    {"benefits/hbctaxclaim.csv", "claim_id,ctax_claim_id,ctax_ref"},
    {"benefits/ctaccount.csv",
     "account_ref,account_cd,lead_liab_name,lead_liab_title,lead_liab_forename,lead_liab_middlename,lead_"
     "liab_surname,"
     "lead_liab_pos,for_addr1,for_addr2,for_addr3,for_addr4,for_postcode,party_ref"},
    {"benefits/ctoccupation.csv", "account_ref,property_ref,occupation_date,vacation_date,live_ind"},
    {"benefits/ctproperty.csv",
     "property_ref,addr1,addr2,addr3,addr4,postcode,uprn,institution,council_ha_ind,band_010493"},
    {"social-care/cld/cld.csv",
     "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique "
     "Identifier,First Name,"
     "Last Name,Gender,Ethnicity,Date of Birth,Date of Death,Client Type,Primary Support Reason,Postcode,"
     "Accommodation Status,Has Unpaid Carer,Event Type,Event Reference,Event Start Date,Event End Date,Event "
     "Outcome,"
     "Service Type,Service Component,Delivery Mechanism,Adult 1 Linked Person ID,Adult 2 Linked Person ID,"
     "Adult 3 Linked Person ID"},
    {"social-care/mosaic/dm_persons.csv",
     "PERSON_ID,NHS_ID,UPN_ID,TITLE,FIRST_NAME,LAST_NAME,FULL_NAME,DATE_OF_BIRTH,DATE_OF_DEATH,GENDER,"
     "RESTRICTED,"
     "FULL_ETHNICITY_CODE,FIRST_LANGUAGE,INTERPRETER_REQUIRED,EMAIL_ADDRESS,CONTEXT_FLAG"},
    {"social-care/mosaic/dm_addresses.csv",
     "REF_ADDRESS_ID,PERSON_ID,START_DATE,END_DATE,ADDRESS,POST_CODE,ADDRESS_TYPE,IS_DISPLAY_ADDRESS,"
     "IS_CONTACT_ADDRESS,IS_HMO,UNIQUE_ID"},
    {"social-care/mosaic/dm_telephone_numbers.csv",
     "TELEPHONE_NUMBER_ID,PERSON_ID,TELEPHONE_NUMBER,TELEPHONE_NUMBER_TYPE"},
};

struct Column {
  std::string file, name;
  std::size_t width;
};

void check_pattern(const std::vector<Column>& columns, const std::string& pattern) {
  const std::regex right(pattern);
  for (const Column& column : columns) {
    INFO(column.file << " " << column.name);
    std::size_t wrong = 0;
    for (const Row& row : rows(council() / column.file)) {
      const std::string& cell = row.at(column.name);
      if (!cell.empty() && !std::regex_match(cell, right)) ++wrong;
    }
    CHECK(wrong == 0);
  }
}

}  // namespace

TEST_CASE("each file of both deliveries has the header of its layout") {
  for (const std::filesystem::path& delivery : {council(), council() / "later"}) {
    for (const File& file : kFiles) {
      INFO(file.name);
      const std::string text = bytes(delivery / file.name);
      CHECK(text.substr(0, text.find('\n')) == file.header);
      CHECK(is_utf8(text));
    }
  }
}

TEST_CASE("columns of fixed width are filled with blanks, and nothing is longer than its column") {
  const std::vector<Column> fixed{
      {"housing/member.csv", "house_ref", 10},    {"housing/member.csv", "title", 10},
      {"housing/member.csv", "initials", 3},      {"housing/member.csv", "forename", 24},
      {"housing/member.csv", "surname", 20},      {"housing/member.csv", "gender", 1},
      {"housing/member.csv", "ethnic_origin", 3}, {"housing/member.csv", "ni_no", 12},
      {"housing/tenagree.csv", "tag_ref", 11},    {"housing/tenagree.csv", "prop_ref", 12},
      {"housing/tenagree.csv", "tenure", 3},      {"housing/property.csv", "post_preamble", 60},
      {"housing/property.csv", "address1", 255},  {"housing/property.csv", "post_desig", 60},
      {"housing/property.csv", "post_code", 10},  {"housing/property.csv", "u_llpg_ref", 16},
      {"housing/contactlink.csv", "Key1", 20},    {"housing/contactlink.csv", "Key2", 10}};
  for (const Column& column : fixed) {
    INFO(column.file << " " << column.name);
    std::size_t wrong = 0;
    for (const Row& row : rows(council() / column.file))
      wrong += utf8_length(row.at(column.name)) != column.width ? 1U : 0U;
    CHECK(wrong == 0);
  }
  const std::vector<Column> at_most{{"benefits/hbmember.csv", "title", 4},
                                    {"benefits/hbmember.csv", "forename", 32},
                                    {"benefits/hbmember.csv", "name", 32},
                                    {"benefits/hbmember.csv", "nino", 10},
                                    {"benefits/ctaccount.csv", "lead_liab_name", 32},
                                    {"benefits/ctaccount.csv", "lead_liab_title", 8},
                                    {"benefits/ctproperty.csv", "addr1", 35},
                                    {"benefits/ctproperty.csv", "postcode", 8},
                                    {"benefits/hbhousehold.csv", "uprn", 12},
                                    {"housing/phone.csv", "PhoneNo", 20},
                                    {"housing/email.csv", "Email", 50},
                                    {"social-care/mosaic/dm_persons.csv", "FIRST_NAME", 30},
                                    {"social-care/mosaic/dm_persons.csv", "FULL_NAME", 62}};
  for (const Column& column : at_most) {
    INFO(column.file << " " << column.name);
    std::size_t longest = 0;
    for (const Row& row : rows(council() / column.file))
      longest = std::max(longest, utf8_length(row.at(column.name)));
    CHECK(longest > 0);
    CHECK(longest <= column.width);
  }
}

TEST_CASE("dates are written as each layout writes them") {
  check_pattern({{"housing/member.csv", "dob", 0},
                 {"housing/tenagree.csv", "cot", 0},
                 {"housing/tenagree.csv", "eot", 0},
                 {"housing/phone.csv", "modDate", 0},
                 {"benefits/hbclaim.csv", "application_date", 0},
                 {"benefits/hbhousehold.csv", "from_date", 0},
                 {"benefits/ctoccupation.csv", "occupation_date", 0}},
                "\\d{4}-\\d{2}-\\d{2} 00:00:00");
  check_pattern({{"benefits/hbmember.csv", "birth_date", 0},
                 {"social-care/cld/cld.csv", "Date of Birth", 0},
                 {"social-care/cld/cld.csv", "Event Start Date", 0},
                 {"social-care/cld/cld.csv", "Date of Death", 0}},
                "\\d{2}/\\d{2}/\\d{4}");
  check_pattern({{"benefits/hbhousehold.csv", "to_date", 0},
                 {"social-care/mosaic/dm_persons.csv", "DATE_OF_BIRTH", 0},
                 {"social-care/mosaic/dm_addresses.csv", "START_DATE", 0}},
                "\\d{4}-\\d{2}-\\d{2}");
}

TEST_CASE("the manifest counts and hashes every file of its extract") {
  for (const std::filesystem::path& delivery : {council(), council() / "later"}) {
    for (const std::string part : {"housing", "benefits", "social-care/cld", "social-care/mosaic"}) {
      INFO(part);
      const Result<Json> manifest = parse_json(bytes(delivery / part / "manifest.json"));
      REQUIRE(manifest);
      CHECK(text_of(*manifest, "kind") == (part == "social-care/cld" ? "delta" : "full"));
      CHECK(text_of(*manifest, "current_as_of") ==
            (delivery == council() ? "2026-11-01T03:00:00Z" : "2027-05-01T03:00:00Z"));
      std::size_t files = 0;
      for (const auto& file : (*manifest)["files"].GetArray()) {
        const std::filesystem::path path = delivery / part / std::string(text_of(file, "name"));
        const std::string text = bytes(path);
        CHECK(to_hex(sha256(text)) == text_of(file, "sha256"));
        CHECK(rows(path).size() == file["rows"].GetUint64());
        ++files;
      }
      for (const auto& entry : std::filesystem::directory_iterator(delivery / part))
        files -= entry.path().extension() == ".csv" ? 1U : 0U;
      CHECK(files == 0);
    }
  }
}

TEST_CASE("truth has one line for each record that an adapter mints, of both deliveries, and no more") {
  std::set<Key> ids = minted(council());
  ids.merge(minted(council() / "later"));
  const auto known = truth(council());
  for (const Row& row : rows(council() / "later/housing/merges.csv")) {
    CHECK(known.contains({"housing", row.at("old_record_id")}));
  }
  std::size_t missing = 0;
  for (const Key& key : ids) missing += known.contains(key) ? 0U : 1U;
  CHECK(missing == 0);
  std::size_t never = 0;
  for (const auto& [key, resident] : known) never += ids.contains(key) ? 0U : 1U;
  CHECK(never == 0);
  std::size_t unusable = 0;
  for (const auto& [key, resident] : known) unusable += domain::parse_record_id(key.second) ? 0U : 1U;
  CHECK(unusable == 0);
}

TEST_CASE("identifiers are valid by their own rules, but for slips") {
  const auto share_valid = [](const std::string& file, const std::string& column, auto parse) {
    std::size_t held = 0, valid = 0;
    for (const Row& row : rows(council() / file)) {
      const std::string value = trimmed(row, column);
      if (value.empty()) continue;
      ++held;
      valid += parse(value) ? 1U : 0U;
    }
    CHECK(held > 100);
    return static_cast<double>(valid) / static_cast<double>(held);
  };
  CHECK(share_valid("housing/member.csv", "ni_no", domain::parse_nino) > 0.999);
  CHECK(share_valid("benefits/hbmember.csv", "nino", domain::parse_nino) > 0.999);
  CHECK(share_valid("social-care/cld/cld.csv", "NHS Number", domain::parse_nhs_number) > 0.985);
  CHECK(share_valid("housing/property.csv", "u_llpg_ref", domain::parse_uprn) == 1.0);
  CHECK(share_valid("housing/property.csv", "post_code", domain::parse_postcode) == 1.0);
  CHECK(share_valid("housing/phone.csv", "PhoneNo", domain::parse_phone) > 0.97);
  CHECK(share_valid("housing/email.csv", "Email", domain::parse_email) == 1.0);
}
