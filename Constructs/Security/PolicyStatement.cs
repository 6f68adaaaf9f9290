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
    /// Who may act, in the order of each kind; in a trust policy or in that of a resource. <value>Default: none, as in a role's
    /// policy.</value>
    /// </summary>
    public IReadOnlyList<Principal> Principals { get; init; } = [];

    /// <summary>
    /// What must be so besides: all of them. Two of one operator and one key are refused, as IAM would take the values of both for
    /// alternatives. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

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
        Principals = [Principal.Everybody],
        Actions = [action],
        Resources = resources,
        Conditions = [Condition.Bool("aws:SecureTransport", false)],
    };
}
