"""One verb a file, one public coroutine a file, one transaction each."""
