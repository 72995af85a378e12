"""One of the made-up homes with its block, because loading all thirty into a table is slow."""

from dataclasses import replace
from datetime import date

from skill.bootstrap import Store
from skill.housing.extract.rows import Extract
from skill.housing.sample import sample_extract, sample_privacies


def load_one_home(store: Store, tenancy_ref: str | None, today: date) -> None:
    store.load(_of_home(sample_extract(today), tenancy_ref))
    if tenancy_ref in sample_privacies():
        store.keep_privacy(tenancy_ref, sample_privacies()[tenancy_ref])


def _of_home(extract: Extract, tenancy_ref: str | None) -> Extract:
    tenancies = [row for row in extract.tenancies if row.tenancy_ref == tenancy_ref]
    at = {row.property_ref for row in tenancies}
    properties = [row for row in extract.properties if row.property_ref in at]
    blocks = {row.block_ref for row in properties} - {None}
    accounts = [row for row in extract.rent_accounts if row.tenancy_ref == tenancy_ref]
    account_refs = {row.account_ref for row in accounts}
    jobs = [row for row in extract.repairs if row.property_ref in at or row.block_ref in blocks]
    job_refs = {row.job_ref for row in jobs}
    return replace(
        extract,
        properties=properties,
        tenancies=tenancies,
        rent_accounts=accounts,
        rent_lines=[row for row in extract.rent_lines if row.account_ref in account_refs],
        repairs=jobs,
        visits=[row for row in extract.visits if row.job_ref in job_refs],
    )
