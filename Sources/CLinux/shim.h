// Calls of Linux that Swift's Glibc module leaves out, because it is made without _GNU_SOURCE.
#pragma once

extern int renameat2(int, const char *, int, const char *, unsigned int);
