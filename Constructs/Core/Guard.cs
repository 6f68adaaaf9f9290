using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>
/// Checks of single values for <c>init =&gt; field = Guard…</c>. Each returns the value that it was given, or throws an exception whose
/// message states the rule and the value found.
/// </summary>
public static class Guard
{
    /// <summary>Returns <paramref name="value"/> when it lies between the two bounds, both inclusive.</summary>
    /// <param name="value">The value found.</param>
    /// <param name="minimum">The smallest value allowed.</param>
    /// <param name="maximum">The largest value allowed.</param>
    /// <param name="what">What the value is, as the sentence starts: <c>Memory</c>.</param>
    /// <param name="unit">The unit as written after a number, such as <c>MB</c>; <see langword="null"/> when there is none.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InputException">"Memory must be between 128 and 10240 MB, but was 64."</exception>
    public static T InRange<T>(T value, T minimum, T maximum, string what, string? unit = null)
        where T : INumber<T> =>
        value >= minimum && value <= maximum
            ? value
            : throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} must be between {minimum} and {maximum}{(unit is null ? "" : $" {unit}")}, but was {value}."));

    /// <summary>Returns <paramref name="value"/> when it is not empty and not only white space.</summary>
    /// <param name="value">The text found.</param>
    /// <param name="what">What the text is, as the sentence starts: <c>Handler</c>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InputException">"Handler must not be empty."</exception>
    public static string NotEmpty(string? value, string what) =>
        string.IsNullOrWhiteSpace(value) ? throw new InputException($"{what} must not be empty.") : value;

    /// <summary>Returns <paramref name="values"/> when the list is not empty.</summary>
    /// <param name="values">The list found.</param>
    /// <param name="what">What the list holds, as the sentence starts: <c>Routes</c>.</param>
    /// <returns>The list.</returns>
    /// <exception cref="InputException">"Routes must not be empty."</exception>
    public static IReadOnlyList<T> NotEmpty<T>(IReadOnlyList<T>? values, string what) =>
        values is null or [] ? throw new InputException($"{what} must not be empty.") : values;

    /// <summary>Returns <paramref name="value"/> when it matches the pattern.</summary>
    /// <param name="value">The text found.</param>
    /// <param name="pattern">The pattern, anchored at both ends by <c>\A</c> and <c>\z</c>.</param>
    /// <param name="what">What the text is, as the sentence starts: <c>Stage</c>.</param>
    /// <param name="rule">What is allowed, as it follows "must be": <c>letters, digits and underscores</c>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InputException">"Stage must be letters, digits and underscores, but was 'a b'."</exception>
    public static string Matches(string? value, Regex pattern, string what, string rule)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return value is not null && pattern.IsMatch(value)
            ? value
            : throw new InputException($"{what} must be {rule}, but was {(value is null ? "missing" : $"'{value}'")}.");
    }

    /// <summary>Returns <paramref name="value"/> when it is an IPv4 range.</summary>
    /// <param name="value">The text found.</param>
    /// <param name="what">What the range is, as the sentence starts: <c>The range of an egress rule</c>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InputException">The text is not a range in CIDR notation (<see cref="CidrBlock"/>).</exception>
    public static string Cidr(string? value, string what)
    {
        try
        {
            return CidrBlock.Parse(NotEmpty(value, what)).ToString();
        }
        catch (FormatException fault)
        {
            throw new InputException($"{what} is wrong: {fault.Message}");
        }
    }

    /// <summary>Returns <paramref name="value"/> when its enum defines it. C# lets any number be cast to an enum.</summary>
    /// <param name="value">The value found.</param>
    /// <param name="what">What the value is, as the sentence starts: <c>Log retention</c>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InputException">"Log retention must be one of Forever (0), OneDay (1)…, but was 4."</exception>
    public static T Defined<T>(T value, string what)
        where T : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new InputException(
                $"{what} must be one of {string.Join(", ", Enum.GetValues<T>().Select(known => $"{known} ({known:D})"))}, "
                + $"but was {value:D}.");

    /// <summary>Returns <paramref name="value"/> when it is a whole number of seconds between the two bounds, both inclusive.</summary>
    /// <param name="value">The duration found.</param>
    /// <param name="minimum">The smallest number of seconds allowed.</param>
    /// <param name="maximum">The largest number of seconds allowed; <see langword="null"/> when there is no limit.</param>
    /// <param name="what">What the duration is, as the sentence starts: <c>The timeout of a function</c>.</param>
    /// <returns>The duration.</returns>
    /// <exception cref="InputException">"The timeout of a function must be between 1 and 900 s, but was 1000 s.", or "… must be a whole
    /// number of seconds, but was 1.5 s."</exception>
    public static TimeSpan WholeSeconds(TimeSpan value, int minimum, int? maximum, string what) =>
        Whole(value, TimeSpan.FromSeconds(1), "seconds", "s", minimum, maximum, what);

    /// <summary>Returns <paramref name="value"/> when it is a whole number of days between the two bounds, both inclusive.</summary>
    /// <param name="value">The duration found.</param>
    /// <param name="minimum">The smallest number of days allowed.</param>
    /// <param name="maximum">The largest number of days allowed; <see langword="null"/> when there is no limit.</param>
    /// <param name="what">What the duration is, as the sentence starts: <c>The deletion window of a key</c>.</param>
    /// <returns>The duration.</returns>
    /// <exception cref="InputException">"The deletion window of a key must be between 7 and 30 days, but was 6 days.", or "… must be a
    /// whole number of days, but was 7.5 days."</exception>
    public static TimeSpan WholeDays(TimeSpan value, int minimum, int? maximum, string what) =>
        Whole(value, TimeSpan.FromDays(1), "days", "days", minimum, maximum, what);

    private static TimeSpan Whole(TimeSpan value, TimeSpan unit, string plural, string symbol, int minimum, int? maximum, string what)
    {
        var rule = value < minimum * unit || value > maximum * unit
            ? maximum is null ? $"{minimum} {symbol} or more" : $"between {minimum} and {maximum} {symbol}"
            : value.Ticks % unit.Ticks != 0 ? $"a whole number of {plural}" : null;
        return rule is null
            ? value
            : throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"{what} must be {rule}, but was {value / unit} {symbol}."));
    }
}
