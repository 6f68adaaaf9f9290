namespace Tap.Security;

/// <summary>
/// A statement of an IAM policy (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html"/>).
/// </summary>
public sealed record PolicyStatement
{
    /// <summary>The statement's id: letters and digits, unique in its policy.</summary>
    public required string Sid { get; init; }

    /// <summary>Whether it denies. <value>Default: false, it allows.</value></summary>
    public bool Deny { get; init; }

    /// <summary>
    /// The actions, such as <c>dynamodb:GetItem</c>. An allowing statement takes no wildcard. <value>Default: none, as with
    /// <see cref="NotActions"/>.</value>
    /// </summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>
    /// In a denying statement, or one of a <see cref="PolicyDocument.Boundary"/>, without <see cref="Actions"/>: all actions that it is not
    /// about, such as <c>s3:Get*</c>. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> NotActions { get; init; } = [];

    /// <summary>The ARNs that it is about. <value>Default: none, as in a trust policy.</value></summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>
    /// In a denying statement without <see cref="Resources"/>: the ARNs of all that it is not about. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> NotResources { get; init; } = [];

    /// <summary>
    /// Who may act, by kind: <c>Service</c> → <c>lambda.amazonaws.com</c>; <c>*</c> → <c>*</c> for everybody. <value>Default: none, as in a
    /// role's policy.</value>
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Principals { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Conditions: operator → key → values. <value>Default: none.</value></summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Conditions { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();

    /// <summary>One condition, for an initializer of <see cref="Conditions"/>.</summary>
    /// <param name="test">The operator, such as <c>StringEquals</c>.</param>
    /// <param name="key">The condition key, such as <c>aws:SourceAccount</c>.</param>
    /// <param name="values">The values, any of which matches.</param>
    /// <returns>The conditions with just this one.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Condition(
        string test, string key, params string[] values) =>
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>
        {
            [test] = new Dictionary<string, IReadOnlyList<string>> { [key] = values },
        };

    /// <summary>
    /// Denies everybody requests without TLS. A request that says nothing of its transport is none, so AWS services that act by themselves
    /// are not met
    /// (<see
    /// href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport"/>).
    /// </summary>
    /// <param name="action">What is denied: <c>s3:*</c>.</param>
    /// <param name="resources">The ARNs of what is protected.</param>
    /// <returns>The statement <c>DenyInsecureTransport</c>, for the policy of a resource.</returns>
    public static PolicyStatement DenyInsecureTransport(string action, params IReadOnlyList<string> resources) => new()
    {
        Sid = "DenyInsecureTransport",
        Deny = true,
        Principals = new Dictionary<string, IReadOnlyList<string>> { ["*"] = ["*"] },
        Actions = [action],
        Resources = resources,
        Conditions = Condition("Bool", "aws:SecureTransport", "false"),
    };
}
