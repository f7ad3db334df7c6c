"""The reference central platform: the API that terminals call, and the residents' phone pages."""
