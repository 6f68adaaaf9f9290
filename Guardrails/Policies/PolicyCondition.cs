namespace Tap.Guardrails;

/// <summary>
/// A condition of a statement (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
/// </summary>
/// <param name="Operator">The operator as it is written: <c>ArnLike</c>, <c>StringEqualsIfExists</c>.</param>
/// <param name="Key">The key as it is written: <c>aws:SourceArn</c>. IAM ignores its case.</param>
/// <param name="Values">The values, one of which has to match.</param>
public sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<Value> Values)
{
    /// <summary>Returns whether it is about a key, whose case IAM ignores.</summary>
    public bool IsAbout(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);
}
