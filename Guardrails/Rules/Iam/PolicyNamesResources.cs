namespace Tap.Guardrails;

/// <summary>Policies of roles name the resources that they apply to, at least by a prefix.</summary>
internal sealed class PolicyNamesResources : StatementRule
{
    // Values of these keys are resources, or tags of them, or what else holds the action to a few of them.
    private static readonly string[] Keys =
    [
        "cloudwatch:namespace", "ec2:createaction", "ec2:sourceinstancearn", "ec2:vpc", "ecs:cluster", "elasticfilesystem:accesspointarn",
        "iam:awsservicename", "kms:resourcealiases", "lambda:functionarn", "secretsmanager:secretid", "ses:fromaddress",
    ];

    public override string Id => "TAP-IAM-2";

    public override string Title => "IAM policies name the resources that they allow, at least by a prefix";

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("IAM.1"), Control.SecurityHub("KMS.1"), Control.SecurityHub("KMS.2"),
        Control.ControlTower("CT.IAM.PR.1"), Control.ControlTower("CT.IAM.PR.2"), Control.Cis("1.16"),
    ];

    public override string Exemptions =>
        $"Actions that AWS allows on all resources only, which the service authorization reference says "
        + $"({ResourcelessActions.Summary}); any Region or partition, in which the account and name are fixed nevertheless; "
        + "conditions that demand a tag of the resource, or another key that names it, by a value with a prefix. "
        + "A condition on aws:ResourceAccount stands for the account in the ARN only.";

    public override string WayOut => "name the resources by ARN, as Role.Grant requires; a prefix of the name has at least "
        + $"{ArnPattern.PrefixLength} letters or digits.";

    protected override bool FindsUnreadable => true;

    protected override bool Reads(PolicyModel policy) => policy.Kind == PolicyKind.Identity;

    protected override IEnumerable<Finding> Check(Statement statement)
    {
        var actions = statement.Actions.Where(action => !action.Alternatives.All(one => ResourcelessActions.Contains(one.Text))).ToList();
        if (actions.Count == 0 && statement.NotActions.Count == 0)
            return [];
        var narrowed = Narrowing.Fixes(statement, IsOfResource);
        if (narrowed == Proof.Holds)
            return [];
        var what = statement.NotActions.Count > 0 ? $"everything but {Names(statement.NotActions)}" : Names(actions);
        var isAccountFixed = Narrowing.FixesResourceAccount(statement);
        return statement.NotResources.Count > 0
            ? [On(statement.Policy.Resource, $"allows {what} on everything but {Names(statement.NotResources)} {Place(statement)}")]
            : statement.Resources.SelectMany(resource => Require(
                ArnPattern.NamesResource(resource, isAccountFixed).Or(narrowed),
                statement.Policy.Resource,
                $"allows {what} on {resource} {Place(statement)}",
                $"a resource {Place(statement)}",
                resource,
                "an ARN with the account and at least a prefix of the name"));
    }

    private static bool IsOfResource(string key) =>
        key.Contains(":resourcetag/", StringComparison.Ordinal) || key.StartsWith("aws:requesttag/", StringComparison.Ordinal)
        || key.StartsWith("kms:encryptioncontext:", StringComparison.Ordinal) || Keys.Contains(key);
}
