#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>

// Variadic in libarchive, which Swift cannot call.
static inline void archive_set_error_code(struct archive *a) { archive_set_error(a, EIO, "the input cannot be read"); }
