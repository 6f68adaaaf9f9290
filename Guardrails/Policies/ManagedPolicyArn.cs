namespace Tap.Guardrails;

/// <summary>
/// Tells broad AWS-managed policies by their names
/// (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html), in every partition.
/// </summary>
internal static class ManagedPolicyArn
{
    private const string Path = "policy/";

    // What an ARN has after policy/, or after the last slash: with * for the rest of the name.
    private static readonly string[] Broad =
    [
        "job-function/*", "*FullAccess*", "AdministratorAccess*", "*Administrator", "*PowerUser*", "*ReadOnly", "*ReadOnlyAccess",
        "SecurityAudit", "ViewOnlyAccess",
    ];

    /// <summary>Returns whether the policy of an ARN is customer-managed, or one of AWS that is not broad.</summary>
    public static Proof IsNarrow(Value arn) => Proofs.All(arn.Alternatives, one => PolicyText.Of(one).Split(':', 6) switch
    {
        [_, _, _, _, "aws", var path] => IsNarrow(path),
        // Whose policy it is may depend on a variable.
        [_, _, _, _, [PolicyText.Open], var path] => IsNarrow(path) == Proof.Holds ? Proof.Holds : Proof.Unproven,
        [_, _, _, _, { Length: > 0 }, _] => Proof.Holds,
        _ => Proof.Unproven,
    });

    /// <summary>Returns whether an AWS-managed policy is not broad.</summary>
    /// <param name="path">Its path and name, as in an ARN or without <c>policy/</c>.</param>
    public static Proof IsNarrow(string path)
    {
        var name = path.StartsWith(Path, StringComparison.Ordinal) ? path[Path.Length..] : path;
        var last = name[(name.LastIndexOf('/') + 1)..];
        return Array.Exists(Broad, pattern => PolicyText.Matches(pattern, name) || PolicyText.Matches(pattern, last)) ? Proof.Broken
            : name.Contains(PolicyText.Open, StringComparison.Ordinal) ? Proof.Unproven
            : Proof.Holds;
    }
}
