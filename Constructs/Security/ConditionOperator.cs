using Tap.Core;

namespace Tap.Security;

/// <summary>
/// The operator of a <see cref="Condition"/>
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"/>). Two operators of
/// the same name are equal.
/// </summary>
public sealed record ConditionOperator
{
    private readonly string comparison;

    private ConditionOperator(string comparison) => this.comparison = comparison;

    /// <summary><c>StringEquals</c>: exact match, case-sensitive.</summary>
    public static ConditionOperator StringEquals { get; } = new("StringEquals");

    /// <summary><c>StringNotEquals</c>.</summary>
    public static ConditionOperator StringNotEquals { get; } = new("StringNotEquals");

    /// <summary><c>StringEqualsIgnoreCase</c>.</summary>
    public static ConditionOperator StringEqualsIgnoreCase { get; } = new("StringEqualsIgnoreCase");

    /// <summary><c>StringNotEqualsIgnoreCase</c>.</summary>
    public static ConditionOperator StringNotEqualsIgnoreCase { get; } = new("StringNotEqualsIgnoreCase");

    /// <summary><c>StringLike</c>: <c>*</c> matches any characters, <c>?</c> exactly one.</summary>
    public static ConditionOperator StringLike { get; } = new("StringLike");

    /// <summary><c>StringNotLike</c>.</summary>
    public static ConditionOperator StringNotLike { get; } = new("StringNotLike");

    /// <summary><c>NumericEquals</c>.</summary>
    public static ConditionOperator NumericEquals { get; } = new("NumericEquals");

    /// <summary><c>NumericNotEquals</c>.</summary>
    public static ConditionOperator NumericNotEquals { get; } = new("NumericNotEquals");

    /// <summary><c>NumericLessThan</c>.</summary>
    public static ConditionOperator NumericLessThan { get; } = new("NumericLessThan");

    /// <summary><c>NumericLessThanEquals</c>.</summary>
    public static ConditionOperator NumericLessThanEquals { get; } = new("NumericLessThanEquals");

    /// <summary><c>NumericGreaterThan</c>.</summary>
    public static ConditionOperator NumericGreaterThan { get; } = new("NumericGreaterThan");

    /// <summary><c>NumericGreaterThanEquals</c>.</summary>
    public static ConditionOperator NumericGreaterThanEquals { get; } = new("NumericGreaterThanEquals");

    /// <summary><c>DateEquals</c>; dates and times are in ISO 8601 format, as for all date operators.</summary>
    public static ConditionOperator DateEquals { get; } = new("DateEquals");

    /// <summary><c>DateNotEquals</c>.</summary>
    public static ConditionOperator DateNotEquals { get; } = new("DateNotEquals");

    /// <summary><c>DateLessThan</c>: before.</summary>
    public static ConditionOperator DateLessThan { get; } = new("DateLessThan");

    /// <summary><c>DateLessThanEquals</c>: at or before.</summary>
    public static ConditionOperator DateLessThanEquals { get; } = new("DateLessThanEquals");

    /// <summary><c>DateGreaterThan</c>: after.</summary>
    public static ConditionOperator DateGreaterThan { get; } = new("DateGreaterThan");

    /// <summary><c>DateGreaterThanEquals</c>: at or after.</summary>
    public static ConditionOperator DateGreaterThanEquals { get; } = new("DateGreaterThanEquals");

    /// <summary><c>Bool</c>: <c>true</c> or <c>false</c>.</summary>
    public static ConditionOperator Bool { get; } = new("Bool");

    /// <summary><c>BinaryEquals</c>: values in base 64.</summary>
    public static ConditionOperator BinaryEquals { get; } = new("BinaryEquals");

    /// <summary><c>IpAddress</c>: addresses and ranges in CIDR notation.</summary>
    public static ConditionOperator IpAddress { get; } = new("IpAddress");

    /// <summary><c>NotIpAddress</c>.</summary>
    public static ConditionOperator NotIpAddress { get; } = new("NotIpAddress");

    /// <summary>
    /// <c>ArnEquals</c>: compares the parts of the ARN; each may contain <c>*</c> and <c>?</c>, as with <see cref="ArnLike"/>.
    /// </summary>
    public static ConditionOperator ArnEquals { get; } = new("ArnEquals");

    /// <summary><c>ArnNotEquals</c>.</summary>
    public static ConditionOperator ArnNotEquals { get; } = new("ArnNotEquals");

    /// <summary><c>ArnLike</c>: compares the parts of the ARN; each may contain <c>*</c> and <c>?</c>.</summary>
    public static ConditionOperator ArnLike { get; } = new("ArnLike");

    /// <summary><c>ArnNotLike</c>.</summary>
    public static ConditionOperator ArnNotLike { get; } = new("ArnNotLike");

    /// <summary><c>Null</c>: <c>true</c> when the request has no value for the key, <c>false</c> when it has one.</summary>
    public static ConditionOperator Null { get; } = new("Null");

    /// <summary>The operator's name in a policy: <c>ForAnyValue:StringLikeIfExists</c>.</summary>
    public string Name => $"{Quantifier}{comparison}{(Optional ? "IfExists" : "")}";

    /// <summary>The operator with <c>IfExists</c>: it also holds when the request has no value for the key.</summary>
    /// <exception cref="InputException">The operator is <see cref="Null"/>, which tests just that.</exception>
    public ConditionOperator IfExists => comparison == Null.comparison
        ? throw new InputException("The operator Null takes no IfExists: it asks itself whether there is a value.")
        : this with { Optional = true };

    /// <summary>
    /// The operator with <c>ForAnyValue</c>, for a key with several values in the request: it holds when one of them matches
    /// (<see
    /// href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html"/>).
    /// </summary>
    public ConditionOperator ForAnyValue => this with { Quantifier = "ForAnyValue:" };

    /// <summary>
    /// The operator with <c>ForAllValues</c>, for a key with several values in the request: it holds when all of them match, and also when
    /// there is none. In an allowing statement, add <see cref="Null"/> = <c>false</c> to require a value.
    /// </summary>
    public ConditionOperator ForAllValues => this with { Quantifier = "ForAllValues:" };

    private string Quantifier { get; init; } = "";

    private bool Optional { get; init; }

    /// <summary>Returns the <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
