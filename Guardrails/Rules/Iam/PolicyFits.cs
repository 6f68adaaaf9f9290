namespace Tap.Guardrails;

/// <summary>Every IAM policy stays within IAM's size limit.</summary>
internal sealed class PolicyFits : Rule
{
    // A trust policy may have 2,048 characters, which AWS raises to 4,096 on request.
    private static readonly Dictionary<string, int> Maximum = new()
    {
        ["aws_iam_policy"] = 6144,
        ["aws_iam_role"] = 4096,
        ["aws_iam_role_policy"] = 10240,
        ["aws_iam_user_policy"] = 2048,
        ["aws_iam_group_policy"] = 5120,
    };

    public override string Id => "TAP-IAM-4";

    public override string Title => "IAM policies fit into IAM";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length");

    public override string Exemptions =>
        "White space, which IAM does not count, and what is not known before the deployment, such as ARNs: the rule counts what the policy "
        + "has at least.";

    public override string WayOut =>
        "grant what belongs together by one pattern in place of a list of ARNs, or give one function's work to two.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from policy in stack.Policies
        where Maximum.ContainsKey(policy.Resource.Type) && (policy.Kind == PolicyKind.Trust || policy.Resource.Type != "aws_iam_role")
        let length = LengthOf(policy.Written)
        let maximum = Maximum[policy.Resource.Type]
        where length > maximum
        select On(policy.Resource, $"has a {policy.Argument} of {length} characters or more, of which IAM takes {maximum}");

    private static int LengthOf(Value policy) => policy switch
    {
        { Text: { } text } => Count(text),
        { Json: { } json } => JsonLengthOf(json),
        _ => policy.Parts.Sum(part => Count(part.Text ?? "")),
    };

    private static int JsonLengthOf(Value value) => value.Kind switch
    {
        ValueKind.List => "[]".Length + value.Items.Sum(JsonLengthOf) + Math.Max(0, value.Items.Count - 1),
        ValueKind.Map => "{}".Length + Math.Max(0, value.Entries.Count - 1)
            + value.Entries.Keys.Sum(key => Count(key) + "\"\":".Length + JsonLengthOf(value.Entries[key])),
        ValueKind.Boolean or ValueKind.Number => value.Text!.Length,
        ValueKind.Absent => "null".Length,
        _ => "\"\"".Length + value.Parts.Sum(part => Count(part.Text ?? "")),
    };

    private static int Count(string text) => text.Count(character => !char.IsWhiteSpace(character));
}
