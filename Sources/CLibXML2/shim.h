#pragma once
// ICU's headers of the system and of Foundation define the same names differently, and a module that sees both does not
// build. libxml2 needs them for two pointers at the end of a struct that is never made here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
