namespace Tap.Guardrails;

/// <summary>Who writes roles and policies cannot give more than a boundary allows, or writes what is named.</summary>
internal sealed class IdentityIsWrittenWithinBounds : StatementRule
{
    // The actions that have the condition key iam:PermissionsBoundary and give permissions
    // (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html).
    private static readonly string[] Bounded =
    [
        "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreateRole", "iam:CreateUser", "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy", "iam:PutUserPermissionsBoundary", "iam:PutUserPolicy",
    ];

    // These give permissions or credentials as well, or take a boundary away, and no condition holds them to a boundary.
    private static readonly string[] Unbounded =
    [
        "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateOpenIDConnectProvider",
        "iam:CreateSAMLProvider", "iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary", "iam:PutGroupPolicy",
        "iam:UpdateLoginProfile", "iam:UpdateSAMLProvider",
    ];

    // What they write is used by what carries the name already, which a prefix tells from the rest of the account.
    private static readonly string[] Prefixed =
        ["iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy"];

    private static readonly string[] Attaching = ["iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:AttachGroupPolicy"];

    public override string Id => "TAP-IAM-11";

    public override string Title => "Who writes roles and policies is held by a boundary, or to names";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html");

    public override string Exemptions =>
        "Identities that are named in full; attaching policies that iam:PolicyARN names, none of them broad; versions of policies and "
        + "trust of roles under a prefix of the name, for which IAM has no condition on the boundary.";

    public override string WayOut =>
        "add StringEquals with iam:PermissionsBoundary and the ARN of a boundary, or name the role or policy in full.";

    protected override bool Reads(PolicyModel policy) => policy.Kind == PolicyKind.Identity;

    protected override IEnumerable<Finding> Check(Statement statement)
    {
        if (!statement.Actions.Any(action => action.Alternatives.Any(one =>
            one.Text is "*" || one.Text?.StartsWith("iam:", StringComparison.OrdinalIgnoreCase) == true)))
        {
            return [];
        }

        var bound = Narrowing.Any(statement, condition => condition.IsAbout("iam:PermissionsBoundary")
            ? condition.Fixes(value => ArnPattern.NamesResource(value))
            : Proof.Broken);
        var attached = Narrowing.Any(statement, condition => condition.IsAbout("iam:PolicyARN")
            ? condition.Fixes(value => ArnPattern.NamesResource(value)).And(Proofs.All(condition.Values, ManagedPolicyArn.IsNarrow))
            : Proof.Broken);
        // One finding is enough for a wildcard that stands for actions of several kinds.
        return new[]
        {
            Demand(statement, Bounded, bound, ArnPattern.NamesOne, attached),
            Demand(statement, Unbounded, Proof.Broken, ArnPattern.NamesOne, attached),
            Demand(statement, Prefixed, Proof.Broken, resource => ArnPattern.NamesResource(resource), Proof.Broken),
        }.SelectMany(findings => findings).DistinctBy(finding => finding.Detail);
    }

    private IEnumerable<Finding> Demand(
        Statement statement, string[] names, Proof bound, Func<Value, Proof> isNamed, Proof attached)
    {
        var held = names.Where(name => !Attaching.Contains(name) || attached != Proof.Holds).ToList();
        var actions = Names(statement.Actions.Where(action => held.Exists(name => ActionPattern.Covers(action, name))));
        return actions.Length == 0 ? [] : statement.Resources.SelectMany(resource => Require(
            isNamed(resource).Or(bound),
            statement.Policy.Resource,
            $"allows {actions} on {resource} without a boundary {Place(statement)}",
            $"what {actions} may write {Place(statement)}",
            resource,
            "a name in full, or a condition on iam:PermissionsBoundary"));
    }
}
