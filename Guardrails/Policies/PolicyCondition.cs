namespace Tap.Guardrails;

/// <summary>
/// A condition of a statement (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
/// </summary>
/// <param name="Operator">The operator as it is written: <c>ArnLike</c>, <c>StringEqualsIfExists</c>.</param>
/// <param name="Key">The key as it is written: <c>aws:SourceArn</c>. IAM ignores its case.</param>
/// <param name="Values">The values, one of which has to match.</param>
public sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<Value> Values)
{
    private const string ForAnyValue = "ForAnyValue:";

    /// <summary>Returns whether it is about a key, whose case IAM ignores.</summary>
    public bool IsAbout(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the request has to have the key, with a value like one of those given: not so with <c>…IfExists</c> and
    /// <c>ForAllValues:</c>, which a request without the key fulfils, and with operators that exclude values.
    /// </summary>
    public bool DemandsValue => IsExact || BaseOperator is "StringLike" or "ArnLike" or "ArnEquals";

    /// <summary>Whether the request has to have exactly one of the values, in which wildcards have no meaning.</summary>
    public bool IsExact => BaseOperator is "StringEquals" or "StringEqualsIgnoreCase";

    /// <summary>The operator without <c>ForAnyValue:</c>, which demands a value too.</summary>
    internal string BaseOperator =>
        Operator.StartsWith(ForAnyValue, StringComparison.OrdinalIgnoreCase) ? Operator[ForAnyValue.Length..] : Operator;

    /// <summary>
    /// Returns whether it demands values of which each is fixed. Those of an exact operator are, unless they are written with a wildcard,
    /// which then is a mistake.
    /// </summary>
    /// <param name="isFixed">Whether a value is fixed, which is compared with wildcards.</param>
    internal Proof Fixes(Func<Value, Proof> isFixed) => !DemandsValue || Values.Count == 0 ? Proof.Broken : Proofs.All(
        Values.SelectMany(value => value.Alternatives), value =>
            PolicyText.HasVariable(value) && !IsAboutResource ? Proof.Broken
            : IsExact && (value.Text is null || !PolicyText.HasWildcard(PolicyText.Of(value))) ? Proofs.Of(value.Text != "")
            : isFixed(value));

    // A policy variable has the value of the request, so that it fixes nothing about who sends it: aws:SourceVpce = ${aws:SourceVpce}.
    private bool IsAboutResource =>
        Key.Contains("Resource", StringComparison.OrdinalIgnoreCase) || Key.Contains("RequestTag/", StringComparison.OrdinalIgnoreCase);
}
