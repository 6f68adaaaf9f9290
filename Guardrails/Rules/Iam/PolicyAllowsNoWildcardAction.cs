namespace Tap.Guardrails;

/// <summary>Policies of roles name each action that they allow.</summary>
internal sealed class PolicyAllowsNoWildcardAction : StatementRule
{
    public override string Id => "TAP-IAM-1";

    public override string Title => "IAM policies allow no wildcard action";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("IAM.1"), Control.SecurityHub("IAM.21"),
        Control.ControlTower("CT.IAM.PR.1"), Control.ControlTower("CT.IAM.PR.2"), Control.ControlTower("CT.IAM.PR.3"),
        Control.ControlTower("CT.IAM.PR.5"), Control.Cis("1.16"),
    ];

    public override string WayOut => "name each action, as Role.Grant requires.";

    protected override bool FindsUnreadable => true;

    protected override bool Reads(PolicyModel policy) => policy.Kind is PolicyKind.Identity or PolicyKind.Trust;

    protected override IEnumerable<Finding> Check(Statement statement) => statement.Actions.SelectMany(action => Require(
        ActionPattern.IsNamed(action),
        statement.Policy.Resource,
        $"allows {action} {Place(statement)}",
        $"an action {Place(statement)}",
        action,
        "the names of the actions"));
}
