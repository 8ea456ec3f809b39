"""Files that hold files: each module of this package registers one kind of container."""
