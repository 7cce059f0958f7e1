# Writes a C++ file that holds the text of files, so that a binary needs none of them beside it.
# cmake -DOUT=file.cpp -DHEADER=words/shipped.hpp -DFUNCTION=quorate::words::shipped_sources -DFILES="a;b" -P embed.cmake
set(rows "")
foreach(file IN LISTS FILES)
    file(READ "${file}" text)
    get_filename_component(name "${file}" NAME)
    # Raw literals end at )embed": no message or charter says that. Compilers limit one literal's length, not their sum.
    string(APPEND rows "        {\"${name}\", R\"embed(${text})embed\"},\n")
endforeach()
string(REGEX REPLACE "::[^:]*$" "" space "${FUNCTION}")
string(REGEX REPLACE "^.*::" "" name "${FUNCTION}")
file(WRITE "${OUT}.new" "#include \"${HEADER}\"\n\nnamespace ${space} {\n\nstd::vector<Source> const& ${name}() {\n    static std::vector<Source> const files{\n${rows}    };\n    return files;\n}\n\n}  // namespace ${space}\n")
file(COPY_FILE "${OUT}.new" "${OUT}" ONLY_IF_DIFFERENT)
