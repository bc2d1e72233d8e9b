"""The words the whole house speaks: plain facts, one noun a module, no behaviour that touches the world."""
