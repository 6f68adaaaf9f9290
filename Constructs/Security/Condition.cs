using Tap.Core;

namespace Tap.Security;

/// <summary>
/// What must be so of a request for a <see cref="PolicyStatement"/> to be about it
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html"/>). All conditions of a
/// statement must hold, and of each the key must match one of the values; the negated operators, such as <c>NotIpAddress</c>, want that it
/// matches none.
/// </summary>
public sealed class Condition
{
    /// <summary>A condition with any operator; the common ones have a method of their own.</summary>
    /// <param name="comparison">How the key is compared with the values.</param>
    /// <param name="key">The condition key, such as <c>aws:SourceAccount</c>; its upper and lower case is the same to IAM.</param>
    /// <param name="values">The values, one or more.</param>
    /// <exception cref="InputException">The key is empty, or there is no value.</exception>
    public Condition(ConditionOperator comparison, string key, params IReadOnlyList<string> values)
    {
        Operator = comparison;
        Key = Guard.NotEmpty(key, $"The key of a condition {comparison}");
        Values = Guard.NotEmpty(values, $"The values of the condition {comparison} of {key}");
    }

    /// <summary>How the key is compared with the values.</summary>
    public ConditionOperator Operator { get; }

    /// <summary>The condition key.</summary>
    public string Key { get; }

    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The key is one of the values: <see cref="ConditionOperator.StringEquals"/>.</summary>
    /// <inheritdoc cref="Condition(ConditionOperator, string, IReadOnlyList{string})" path="/param|/exception"/>
    /// <returns>The condition.</returns>
    public static Condition StringEquals(string key, params IReadOnlyList<string> values) =>
        new(ConditionOperator.StringEquals, key, values);

    /// <summary>The key is none of the values, or there is none: <see cref="ConditionOperator.StringNotEquals"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition StringNotEquals(string key, params IReadOnlyList<string> values) =>
        new(ConditionOperator.StringNotEquals, key, values);

    /// <summary>The key matches one of the patterns: <see cref="ConditionOperator.StringLike"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition StringLike(string key, params IReadOnlyList<string> values) => new(ConditionOperator.StringLike, key, values);

    /// <summary>The ARN is one of the values: <see cref="ConditionOperator.ArnEquals"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition ArnEquals(string key, params IReadOnlyList<string> values) => new(ConditionOperator.ArnEquals, key, values);

    /// <summary>The ARN matches one of the patterns: <see cref="ConditionOperator.ArnLike"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition ArnLike(string key, params IReadOnlyList<string> values) => new(ConditionOperator.ArnLike, key, values);

    /// <summary>The address is in one of the ranges: <see cref="ConditionOperator.IpAddress"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition IpAddress(string key, params IReadOnlyList<string> values) => new(ConditionOperator.IpAddress, key, values);

    /// <summary>The address is in none of the ranges, or there is none: <see cref="ConditionOperator.NotIpAddress"/>.</summary>
    /// <inheritdoc cref="StringEquals" path="/param|/exception|/returns"/>
    public static Condition NotIpAddress(string key, params IReadOnlyList<string> values) =>
        new(ConditionOperator.NotIpAddress, key, values);

    /// <summary>The key has this value: <see cref="ConditionOperator.Bool"/>.</summary>
    /// <param name="key">The condition key, such as <c>aws:SecureTransport</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="InputException">The key is empty.</exception>
    public static Condition Bool(string key, bool value) => new(ConditionOperator.Bool, key, value ? "true" : "false");

    /// <summary>
    /// The request is made on behalf of a resource of this account: without that, a resource of anybody's could make the service act (the
    /// confused deputy, <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"/>).
    /// </summary>
    /// <param name="accountId">The account's id: <c>aws:SourceAccount</c>.</param>
    /// <param name="arns">Patterns of the ARNs of such resources, any of which matches: <c>aws:SourceArn</c>.</param>
    /// <returns>The conditions.</returns>
    /// <exception cref="InputException">The account or the ARNs are missing.</exception>
    public static IReadOnlyList<Condition> OnBehalfOf(string accountId, params IReadOnlyList<string> arns) =>
        [ArnLike("aws:SourceArn", arns), StringEquals("aws:SourceAccount", Guard.NotEmpty(accountId, "The account of a source"))];

    /// <summary>
    /// What a policy cannot hold: an operator twice on one key. IAM would take the values of both for alternatives, where a statement's
    /// conditions must all hold.
    /// </summary>
    internal static IEnumerable<string> Problems(IReadOnlyList<Condition> conditions) => conditions
        .CountBy(condition => $"{condition.Operator} of {condition.Key}", StringComparer.OrdinalIgnoreCase)
        .Where(condition => condition.Value > 1)
        .Select(condition => $"it has {condition.Value} conditions {condition.Key}, and IAM takes one: give it all values that may match");
}
