"""A forger who gives each altered row the hash that fits it is found out by the other rows."""

from tests.verification.conftest import History

MIDDLE = "sequence = 3"
TAKEN_BACK = "amount = -2500"


async def said_of_forged(history: History, table: str, condition: str, change: str) -> list[str]:
    """What is found when the row is altered, its hash with it."""
    row = await history.row(table, condition)
    await history.alter(f"UPDATE {table} SET {change} WHERE id = '{row['id']}'")
    await history.hash_again(table, row["id"])
    return [finding.what for finding in await history.found()]


async def test_a_line_of_history_is_held_by_the_line_after_it(history: History) -> None:
    said = await said_of_forged(history, "package_entry", MIDDLE, "note = 'never happened'")

    assert said == ["it does not follow the line before it"]


async def test_the_last_line_of_a_history_is_held_by_the_use_that_it_is_about(
    history: History,
) -> None:
    last = (
        "kind = 'REDEEMED' AND sequence ="
        " (SELECT entry_count FROM patient_package p WHERE p.id = patient_package_id)"
    )

    said = await said_of_forged(history, "package_entry", last, "at = at + interval '1 day'")

    assert said == ["it is REDEEMED, and the history of its package tells it otherwise"]


async def test_balances_must_follow_from_the_line_before(history: History) -> None:
    more = "uses_available_after = uses_available_after + 1"

    said = await said_of_forged(
        history, "package_entry", MIDDLE, f"{more}, uses_remaining_after = uses_remaining_after + 1"
    )

    assert any(what.startswith("held, spent, available and remaining are") for what in said)


async def test_a_line_that_gives_back_must_name_what_it_undoes(history: History) -> None:
    said = await said_of_forged(history, "package_entry", "kind = 'RELEASED'", "undoes_id = NULL")

    assert "it is RELEASED of one use and undoes nothing" in said


async def test_a_line_must_not_move_the_expiry_in_passing(history: History) -> None:
    said = await said_of_forged(
        history, "package_entry", MIDDLE, "expires_on_after = expires_on_after + 1"
    )

    assert any(what.endswith("and moves the expiry") for what in said)


async def test_an_invoices_line_is_held_by_its_total(history: History) -> None:
    said = await said_of_forged(history, "invoice_line", "amount > 0", "amount = amount - 1")

    assert any(what.startswith("its total is") for what in said)


async def test_no_more_can_be_taken_back_than_was_applied(history: History) -> None:
    row = await history.row("payment_application", TAKEN_BACK)
    await history.alter(
        f"UPDATE invoice SET paid = paid - 4000 WHERE id = '{row['invoice_id']}';\n"
        f"UPDATE payment SET applied = applied - 4000 WHERE id = '{row['payment_id']}';\n"
        "UPDATE patient SET owing = owing + 4000, credit = credit + 4000"
        f" WHERE id = (SELECT patient_id FROM payment WHERE id = '{row['payment_id']}')"
    )

    said = await said_of_forged(
        history, "payment_application", TAKEN_BACK, "amount = amount - 4000"
    )

    assert said == ["it applied 6000, and 6500 was taken back from it"]


async def test_money_comes_back_only_from_where_it_was_put(history: History) -> None:
    said = await said_of_forged(
        history,
        "payment_application",
        TAKEN_BACK,
        "invoice_id = (SELECT id FROM invoice WHERE clinic_id = :clinic AND number = 1)",
    )

    assert any(what.startswith("it takes back from a row of another payment") for what in said)


async def test_money_cannot_be_moved_to_another_patients_invoice(history: History) -> None:
    patient = "(SELECT patient_id FROM payment p WHERE p.id = payment_id)"

    said = await said_of_forged(
        history,
        "payment_application",
        "amount > 0",
        "invoice_id = (SELECT id FROM invoice WHERE clinic_id = :clinic"
        f" AND patient_id <> {patient} LIMIT 1)",
    )

    assert "the payment is one patient's and the invoice another's" in said


async def test_a_refund_is_held_by_its_payment(history: History) -> None:
    said = await said_of_forged(history, "payment_refund", "true", "amount = amount - 1")

    assert any("and the rows say" in what for what in said)


async def test_a_chain_of_another_package_does_not_fit(history: History) -> None:
    packages = await history.superuser.fetch(
        "SELECT id FROM patient_package WHERE clinic_id = $1 AND entry_count = 1 ORDER BY id",
        history.clinic_id,
    )
    assert len(packages) > 0
    line = await history.row("package_entry", f"patient_package_id = '{packages[0]['id']}'")

    said = await said_of_forged(
        history, "package_entry", f"id = '{line['id']}'", "previous_hash = sha256('elsewhere')"
    )

    assert said == ["it does not follow the line before it"]
