namespace Tap.Guardrails;

/// <summary>Who makes grants on keys makes them for AWS's services only, which use them for a resource.</summary>
internal sealed class GrantsAreForAwsResources : StatementRule
{
    private const string Action = "kms:CreateGrant";

    private static readonly string[] AllActions = ["kms:*", "*"];

    public override string Id => "TAP-KMS-2";

    public override string Title => "Grants on keys are made for AWS resources only";

    public override Uri Source => new("https://docs.aws.amazon.com/kms/latest/developerguide/grant-authorization.html");

    public override IReadOnlyList<Control> Controls => [Control.ControlTower("CT.KMS.PR.3")];

    public override string Exemptions =>
        "kms:* of an account's root in a key policy, AWS's default, which leaves the decision to the account's IAM policies, where the "
        + "rule applies.";

    public override string WayOut => "add Bool with kms:GrantIsForAWSResource and true.";

    protected override bool Reads(PolicyModel policy) => policy.Kind is PolicyKind.Identity or PolicyKind.Resource;

    protected override IEnumerable<Finding> Check(Statement statement)
    {
        var action = statement.Actions.FirstOrDefault(one => ActionPattern.Covers(one, Action));
        if (action is null || (statement.Policy.Kind == PolicyKind.Resource && (!IsOfKey(statement) || IsDefault(statement))))
            return [];
        var demanded = statement.Conditions.FirstOrDefault(condition =>
            condition.IsAbout("kms:GrantIsForAWSResource") && condition.BaseOperator == "Bool" && condition.Values.Count > 0);
        return Require(
            demanded is null ? Proof.Broken : Proofs.All(demanded.Values, value => value.Is(true)),
            statement.Policy.Resource,
            $"allows {action} of any grant {Place(statement)}",
            $"kms:GrantIsForAWSResource {Place(statement)}",
            demanded?.Values[0] ?? Value.Absent,
            "Bool kms:GrantIsForAWSResource true");
    }

    // A policy of another resource cannot allow anything on keys.
    private static bool IsOfKey(Statement statement) => statement.Policy.Resource.Type.StartsWith("aws_kms_", StringComparison.Ordinal);

    private static bool IsDefault(Statement statement) =>
        statement.Actions is [{ Text: { } action }] && AllActions.Contains(action, StringComparer.OrdinalIgnoreCase)
        && statement.Principals.Count > 0 && statement.Principals.All(principal => principal.Value.Alternatives.All(IsRoot));

    private static bool IsRoot(Value principal) => principal.Reference?.Attribute == "account_id"
        || (PolicyText.Of(principal) is var text
            && (text.EndsWith(":root", StringComparison.Ordinal) || (text.Length == 12 && text.All(char.IsAsciiDigit))));
}
