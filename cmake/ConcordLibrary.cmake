# concord_library(<name> FLOOR <n> [USES <lib>...] [HIDES <lib>...] [LINKS <target>...] [HIDES_LINKS <target>...])
#
# Declares libs/<name> with its include root libs/<name>/include and every src/*.cpp (and src/*/*.cpp).
# USES names the libraries whose headers this one's own headers may show; HIDES those that only its
# sources include, so that they stay invisible to whoever uses this one. Both must stand on a lower
# floor: anything else stops the configuration, naming the two libraries.
# LINKS and HIDES_LINKS are the same for packages from outside.
function(concord_library name)
  cmake_parse_arguments(arg "" "FLOOR" "USES;HIDES;LINKS;HIDES_LINKS" ${ARGN})
  if(NOT DEFINED arg_FLOOR OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "concord_library(${name}): needs FLOOR <n>, and takes only USES, HIDES, LINKS, HIDES_LINKS")
  endif()
  foreach(used IN LISTS arg_USES arg_HIDES)
    if(NOT TARGET concord_${used})
      message(FATAL_ERROR "concord_library(${name}): '${used}' is not declared yet; a library uses only floors below its own")
    endif()
    get_target_property(used_floor concord_${used} CONCORD_FLOOR)
    if(NOT used_floor LESS arg_FLOOR)
      message(FATAL_ERROR
        "concord_library(${name}) on floor ${arg_FLOOR} may not use '${used}' on floor ${used_floor}: "
        "a library uses only floors below its own")
    endif()
  endforeach()

  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/src/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/src/*/*.cpp")
  if(sources)
    add_library(concord_${name} STATIC ${sources})
    set(visible PUBLIC)
    target_link_libraries(concord_${name} PRIVATE concord_options ${arg_HIDES_LINKS})
    target_include_directories(concord_${name} PRIVATE src)
    foreach(used IN LISTS arg_HIDES)
      target_link_libraries(concord_${name} PRIVATE concord_${used})
    endforeach()
  else()
    add_library(concord_${name} INTERFACE)
    set(visible INTERFACE)
  endif()
  set_target_properties(concord_${name} PROPERTIES CONCORD_FLOOR ${arg_FLOOR})
  target_include_directories(concord_${name} ${visible} "${CMAKE_CURRENT_SOURCE_DIR}/include")
  target_link_libraries(concord_${name} ${visible} ${arg_LINKS})
  foreach(used IN LISTS arg_USES)
    target_link_libraries(concord_${name} ${visible} concord_${used})
  endforeach()
endfunction()
