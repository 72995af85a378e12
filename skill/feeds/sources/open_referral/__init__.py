"""Open Referral, councils' directories of services: HSDS 3.0 and Open Referral UK 1.x.

`reader` reads pages, places, prices and ages; `times` works out on which days a service is on. Tests:
`tests/feeds/sources/test_open_referral*.py`.
"""
