# Compiles one file twice: with QUORATE_CONTROL defined it must compile, without it must not.
# cmake -DCOMPILER=g++ -DSOURCE=file.cpp -DINCLUDE=src -P run.cmake
set(compile ${COMPILER} -std=c++23 -fsyntax-only -I${INCLUDE})
execute_process(COMMAND ${compile} -DQUORATE_CONTROL ${SOURCE} RESULT_VARIABLE control ERROR_VARIABLE says)
if(NOT control EQUAL 0)
    message(FATAL_ERROR "the control does not compile:\n${says}")
endif()
execute_process(COMMAND ${compile} ${SOURCE} RESULT_VARIABLE result ERROR_QUIET)
if(result EQUAL 0)
    message(FATAL_ERROR "${SOURCE} compiles")
endif()
