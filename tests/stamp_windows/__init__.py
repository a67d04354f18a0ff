"""What measures the windows of `wirecli/stamps/libraries.tsv` anew; see `__main__`."""
