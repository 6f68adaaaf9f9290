namespace Tap.Guardrails;

/// <summary>Finds what the role of a function may do.</summary>
internal static class FunctionRole
{
    private const string Role = "aws_iam_role";
    private const string Policy = "aws_iam_policy";

    /// <summary>Returns the role of a function; <see langword="null"/> when it is none of the stack.</summary>
    public static ResourceBlock? Of(ResourceBlock function, StackModel stack)
    {
        var role = function["role"];
        return stack.ReferredToBy(role, Role)
            ?? (role.Text is { } arn ? stack.ReferredToBy(Value.Of(arn[(arn.LastIndexOf('/') + 1)..]), Role) : null);
    }

    /// <summary>Returns the ARNs of the managed policies that a role has, or may have.</summary>
    public static IReadOnlyList<Value> AttachedTo(ResourceBlock role, StackModel stack) =>
    [
        .. stack.Of("aws_iam_role_policy_attachment", "role", role).Select(attachment => attachment.Resource["policy_arn"]),
        .. stack.Of("aws_iam_role_policy_attachments_exclusive", "role_name", role)
            .SelectMany(attachments => attachments.Resource.Items("policy_arns")),
        .. from attachment in stack.All("aws_iam_policy_attachment")
           where attachment.Items("roles").Any(name => role.IsReferredToBy(name) != Proof.Broken)
           select attachment["policy_arn"],
        .. role.Items("managed_policy_arns"),
    ];

    /// <summary>Returns the stack's policy that is attached by an ARN; <see langword="null"/> when it is none of the stack.</summary>
    public static ResourceBlock? PolicyOf(Value arn, StackModel stack) => stack.ReferredToBy(arn, Policy);

    /// <summary>Returns the policies of a role that are written in the stack: inline ones and attached ones.</summary>
    /// <param name="role">The role.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="attached">What <see cref="AttachedTo"/> has returned.</param>
    public static IEnumerable<PolicyModel> PoliciesOf(ResourceBlock role, StackModel stack, IReadOnlyList<Value> attached)
    {
        var managed = attached.Select(arn => PolicyOf(arn, stack)).OfType<ResourceBlock>().ToHashSet();
        return stack.Policies.Where(policy => policy.Kind == PolicyKind.Identity && (
            policy.Resource == role
            || managed.Contains(policy.Resource)
            || (policy.Resource.Type == "aws_iam_role_policy" && role.IsReferredToBy(policy.Resource["role"]) != Proof.Broken)));
    }
}
