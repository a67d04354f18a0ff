"""HTML pages: the tree of their elements, what its classes and metadata say, and how it is cut into stories."""
