using Tap.Core;

namespace Tap.Security;

/// <summary>
/// A condition of a <see cref="PolicyStatement"/>
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html"/>). A statement applies to a
/// request when all of its conditions hold. A condition holds when the key matches one of the values; one with a negated operator, such as
/// <c>NotIpAddress</c>, holds when the key matches none of them.
/// </summary>
public sealed class Condition
{
    /// <summary>Creates a condition with any operator. The methods below create the common ones.</summary>
    /// <param name="comparison">The operator that compares the key with the values.</param>
    /// <param name="key">The condition key, such as <c>aws:SourceAccount</c>; IAM ignores its case.</param>
    /// <param name="values">The values, one or more.</param>
    /// <exception cref="InputException">The key is empty, or there is no value.</exception>
    public Condition(ConditionOperator comparison, string key, params IReadOnlyList<string> values)
    {
        Operator = comparison;
        Key = Guard.NotEmpty(key, $"The key of a condition {comparison}");
        Values = Guard.NotEmpty(values, $"The values of the condition {comparison} of {key}");
    }

    /// <summary>The operator that compares the key with the values.</summary>
    public ConditionOperator Operator { get; }

    /// <summary>The condition key.</summary>
    public string Key { get; }

    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Returns the condition that the key is one of the values: <see cref="ConditionOperator.StringEquals"/>.</summary>
    /// <inheritdoc cref="Condition(ConditionOperator, string, IReadOnlyList{string})" path="/param|/exception"/>
    /// <returns>The condition.</returns>
    public static Condition StringEquals(string key, params IReadOnlyList<string> values) =>
        new(ConditionOperator.StringEquals, key, values);

    /// <summary>
    /// Returns the condition that the key is none of the values, or is absent: <see cref="ConditionOperator.StringNotEquals"/>.
    /// </summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition StringNotEquals(string key, params IReadOnlyList<string> values) =>
        new(ConditionOperator.StringNotEquals, key, values);

    /// <summary>Returns the condition that the key matches one of the patterns: <see cref="ConditionOperator.StringLike"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition StringLike(string key, params IReadOnlyList<string> values) => new(ConditionOperator.StringLike, key, values);

    /// <summary>Returns the condition that the ARN is one of the values: <see cref="ConditionOperator.ArnEquals"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition ArnEquals(string key, params IReadOnlyList<string> values) => new(ConditionOperator.ArnEquals, key, values);

    /// <summary>Returns the condition that the ARN matches one of the patterns: <see cref="ConditionOperator.ArnLike"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition ArnLike(string key, params IReadOnlyList<string> values) => new(ConditionOperator.ArnLike, key, values);

    /// <summary>Returns the condition that the address is in one of the ranges: <see cref="ConditionOperator.IpAddress"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition IpAddress(string key, params IReadOnlyList<string> values) => new(ConditionOperator.IpAddress, key, values);

    /// <summary>
    /// Returns the condition that the address is in none of the ranges, or is absent: <see cref="ConditionOperator.NotIpAddress"/>.
    /// </summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition NotIpAddress(string key, params IReadOnlyList<string> values) =>
        new(ConditionOperator.NotIpAddress, key, values);

    /// <summary>Returns the condition that the key is true or false: <see cref="ConditionOperator.Bool"/>.</summary>
    /// <param name="key">The condition key, such as <c>aws:SecureTransport</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="InputException">The key is empty.</exception>
    public static Condition Bool(string key, bool value) => new(ConditionOperator.Bool, key, value ? "true" : "false");

    /// <summary>
    /// Returns the conditions that a service acts on behalf of a resource of this account. Without them, a resource of any account could
    /// make the service act (the confused deputy problem,
    /// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"/>).
    /// </summary>
    /// <param name="accountId">The account's id: <c>aws:SourceAccount</c>.</param>
    /// <param name="arns">Patterns of the resources' ARNs, one of which must match: <c>aws:SourceArn</c>.</param>
    /// <returns>The conditions.</returns>
    /// <exception cref="InputException">The account or the ARNs are missing.</exception>
    public static IReadOnlyList<Condition> OnBehalfOf(string accountId, params IReadOnlyList<string> arns) =>
        [ArnLike("aws:SourceArn", arns), StringEquals("aws:SourceAccount", Guard.NotEmpty(accountId, "The account of a source"))];

    /// <summary>
    /// Returns the problem of two conditions with the same operator and key, which a policy cannot express: IAM would accept the values of
    /// either, although all conditions of a statement must hold.
    /// </summary>
    internal static IEnumerable<string> Problems(IReadOnlyList<Condition> conditions) => conditions
        .CountBy(condition => $"{condition.Operator} of {condition.Key}", StringComparer.OrdinalIgnoreCase)
        .Where(condition => condition.Value > 1)
        .Select(condition => $"it has {condition.Value} conditions {condition.Key}, and IAM takes one: give it all values that may match");
}
