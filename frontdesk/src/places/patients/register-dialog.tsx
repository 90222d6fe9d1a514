import { RegisterForm } from "../../flows/register/register-form";
import { addressOf, go } from "../../shell/router";

/** Registers a patient, and opens their screen. */
export function RegisterDialog() {
  return (
    <RegisterForm
      name="register"
      onDone={({ id }) => go(addressOf("patients", [id]))}
      onClose={() => go(addressOf("patients"))}
    />
  );
}
