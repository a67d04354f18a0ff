"""Wire items, whose stories are already parted: NITF, NewsML, ninjs, IPTC 7901."""
