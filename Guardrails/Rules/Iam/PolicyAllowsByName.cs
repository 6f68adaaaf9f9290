namespace Tap.Guardrails;

/// <summary>A policy that allows something says what, to whom and on what, not what it leaves out.</summary>
internal sealed class PolicyAllowsByName : StatementRule
{
    public override string Id => "TAP-IAM-8";

    public override string Title => "Policies that allow something name it: no NotAction, NotPrincipal or NotResource";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html");

    public override string Exemptions =>
        "Deny, where leaving something out allows nothing; service control policies, which allow nothing by themselves.";

    public override string WayOut => "name the actions, principals and resources, or refuse the others by a Deny.";

    protected override bool Reads(PolicyModel policy) => policy.Kind != PolicyKind.Boundary;

    protected override IEnumerable<Finding> Check(Statement statement) =>
        from element in new[]
        {
            (Name: "NotAction", Values: statement.NotActions),
            (Name: "NotPrincipal", Values: [.. statement.NotPrincipals.Select(principal => principal.Value)]),
            (Name: "NotResource", Values: statement.NotResources),
        }
        where element.Values.Any(value => value.IsPresent)
        select On(statement.Policy.Resource, $"allows by {element.Name} {Names(element.Values)} {Place(statement)}");
}
