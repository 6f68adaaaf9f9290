namespace Tap.Guardrails;

/// <summary>Every role names whom it trusts.</summary>
internal sealed class TrustNamesPrincipals : PrincipalRule
{
    public override string Id => "TAP-IAM-6";

    public override string Title => "Roles trust named principals";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");

    public override string WayOut =>
        "name the services, roles or accounts, or add a condition on aws:PrincipalOrgID, aws:PrincipalAccount or aws:PrincipalArn.";

    protected override bool Reads(PolicyModel policy) => policy.Kind == PolicyKind.Trust;
}
