namespace Tap.Guardrails;

/// <summary>Who passes roles on passes one, or passes them to named services.</summary>
internal sealed class RoleIsPassedToService : StatementRule
{
    private const string Action = "iam:PassRole";

    public override string Id => "TAP-IAM-10";

    public override string Title => "Roles are passed on by name, or to named services";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");

    public override string Exemptions =>
        "iam:PassRole of roles that are named in full, by ARN or reference: TAP-IAM-6 reads whom those trust.";

    public override string WayOut => "name the role in full, or add StringEquals with iam:PassedToService and the services.";

    protected override bool Reads(PolicyModel policy) => policy.Kind == PolicyKind.Identity;

    protected override IEnumerable<Finding> Check(Statement statement)
    {
        if (!statement.Actions.Any(action => ActionPattern.Covers(action, Action)))
            return [];
        var narrowed = Narrowing.Any(statement, condition =>
            condition.IsAbout("iam:PassedToService") ? condition.Fixes(ArnPattern.NamesOne) : Proof.Broken);
        return statement.Resources.SelectMany(role => Require(
            ArnPattern.NamesOne(role).Or(narrowed),
            statement.Policy.Resource,
            $"passes {role} to any service {Place(statement)}",
            $"a role that it passes {Place(statement)}",
            role,
            "one role, or a condition on iam:PassedToService"));
    }
}
