namespace Tap.Security;

/// <summary>
/// A statement of an IAM policy (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html"/>).
/// </summary>
public sealed record PolicyStatement
{
    /// <summary>The statement's id: letters and digits, unique in its policy.</summary>
    public required string Sid { get; init; }

    /// <summary>Whether the statement denies. <value>Default: false, it allows.</value></summary>
    public bool Deny { get; init; }

    /// <summary>
    /// The actions, such as <c>dynamodb:GetItem</c>; without wildcards in an allowing statement. <value>Default: none, as with
    /// <see cref="NotActions"/>.</value>
    /// </summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>
    /// In a denying statement, or one of a <see cref="PolicyDocument.Boundary"/>, without <see cref="Actions"/>: the actions that it does
    /// not apply to, such as <c>s3:Get*</c>; it applies to all others. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> NotActions { get; init; } = [];

    /// <summary>The ARNs of the resources. <value>Default: none, as in a trust policy.</value></summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>
    /// In a denying statement without <see cref="Resources"/>: the ARNs of the resources that it does not apply to; it applies to all
    /// others. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> NotResources { get; init; } = [];

    /// <summary>
    /// The principals, in the order of each kind, in a trust policy or a resource's policy. <value>Default: none, as in a role's
    /// policy.</value>
    /// </summary>
    public IReadOnlyList<Principal> Principals { get; init; } = [];

    /// <summary>
    /// The conditions, all of which must hold. Two with the same operator and key are refused, because IAM would accept the values of
    /// either. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>
    /// Returns a statement that denies everybody requests without TLS. Requests that AWS services make by themselves carry no information
    /// about their transport, so the statement does not apply to them
    /// (<see
    /// href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport"/>).
    /// </summary>
    /// <param name="action">The action denied, such as <c>s3:*</c>.</param>
    /// <param name="resources">The ARNs of the protected resources.</param>
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
