"""What a client can see: types, inputs, results and scalars. No I/O."""
