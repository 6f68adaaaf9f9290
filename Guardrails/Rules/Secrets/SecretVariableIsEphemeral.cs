namespace Tap.Guardrails;

/// <summary>Terraform forgets the secrets that it is given.</summary>
internal sealed class SecretVariableIsEphemeral : Rule
{
    public override string Id => "TAP-SECRET-2";

    public override string Title => "Variables that hold secrets are kept in no plan and no state";

    public override Uri Source => new(
        "https://docs.aws.amazon.com/prescriptive-guidance/latest/secure-sensitive-data-secrets-manager-terraform/introduction.html");

    public override string Exemptions =>
        "Ephemeral variables need not be sensitive, because Terraform never shows them; a plan does not say which are ephemeral.";

    public override string WayOut =>
        "set ephemeral = true (Terraform 1.10), and give the value to a write-only argument, as ApiKeyParameter does.";

    public override IEnumerable<Finding> Check(StackModel stack) => stack.IsPlan ? [] :
        from variable in stack.All(BlockKind.Variable)
        where SecretName.SpeaksOfSecret(variable.LogicalId) || variable["sensitive"].Is(true) != Proof.Broken
        from finding in Require(
            variable["ephemeral"].Is(true), variable, "holds a secret, which plans and state keep", "whether it is ephemeral",
            variable["ephemeral"], "true")
        select finding;
}
