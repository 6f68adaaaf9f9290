using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>
/// Parses the texts of settings, for <see cref="Setting{T}.Parse"/>. Each of these methods throws a <see cref="FormatException"/> that says
/// what is wrong with the text.
/// </summary>
public static partial class SettingText
{
    private const int MaximumLabelLength = 32;

    /// <summary>Parses <c>true</c> or <c>false</c>, in any case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The flag.</returns>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static bool Flag(string text) =>
        bool.TryParse(text, out var flag) ? flag : throw new FormatException("It is neither true nor false.");

    /// <summary>Parses a whole number in digits, with a minus sign where it is negative.</summary>
    /// <param name="text">The text.</param>
    /// <param name="minimum">The smallest number allowed.</param>
    /// <param name="maximum">The largest number allowed.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">The text is not a whole number, or it is out of range.</exception>
    public static int Number(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"It is no whole number from {minimum} to {maximum}."));

    /// <summary>Parses a value of an enum, in any case, with or without hyphens: <c>PerZone</c>, <c>per-zone</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The enum has no such value.</exception>
    public static T Choice<T>(string text)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(text);
        var word = text.Replace("-", "", StringComparison.Ordinal);
        T[] matches = [.. Enum.GetValues<T>().Where(value => value.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))];
        return matches is [var match] ? match : throw new FormatException("It is none of the choices.");
    }

    /// <summary>Parses a list separated by commas; white space around items and empty items are dropped.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The items.</returns>
    public static IReadOnlyList<string> List(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Returns a flag or a value of an enum as settings write it: <c>per-zone</c> for <c>PerZone</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Words(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return string.Concat(value.ToString()!.Select((letter, index) =>
            $"{(char.IsUpper(letter) && index > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}"));
    }

    /// <summary>Parses a part of names, in lower case because bucket names are.</summary>
    internal static string Label(string text, bool startsWithLetter = true) =>
        text.Length > MaximumLabelLength ? throw new FormatException($"It has {text.Length} characters.")
        : !LabelPattern.IsMatch(text) ? throw new FormatException("It has other characters, or a hyphen at an end or beside another.")
        : startsWithLetter && !char.IsAsciiLetter(text[0]) ? throw new FormatException("It does not begin with a letter.")
        : text;

    internal static string Region(string text) => Matching(RegionPattern, text, "It does not have the form of a region's code.");

    internal static IReadOnlyList<string> Zones(string text)
    {
        var zones = List(text);
        List<string> faults =
        [
            .. zones.Where(zone => !AvailabilityZone.IsName(zone) && !AvailabilityZone.IsId(zone))
                .Select(zone => $"'{zone}' does not have the form of a zone's name or id."),
            .. zones.CountBy(zone => zone).Where(zone => zone.Value > 1).Select(zone => $"'{zone.Key}' is listed {zone.Value} times."),
            .. zones.Count < 2 ? ["There are fewer than two."] : Array.Empty<string>(),
            .. zones.Count > SubnetPlan.MaximumDefaultZones
                ? [$"There are {zones.Count}, but addresses for {SubnetPlan.MaximumDefaultZones}."]
                : Array.Empty<string>(),
            // A name and an id may be the same zone, which cannot be checked here.
            .. zones.Any(AvailabilityZone.IsName) && zones.Any(AvailabilityZone.IsId)
                ? ["Some are names and some are ids."]
                : Array.Empty<string>(),
        ];
        return faults.Count == 0 ? zones : throw new FormatException(string.Join(' ', faults));
    }

    /// <summary>Parses the name of a bucket, or <see cref="Settings.NoBucket"/>.</summary>
    internal static string BucketName(string text)
    {
        var violations = text == Settings.NoBucket ? [] : NameRules.Bucket.Violations(text);
        return violations.Count == 0 ? text : throw new FormatException($"As a bucket name {string.Join("; ", violations)}.");
    }

    internal static string Email(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal)
            ? text
            : throw new FormatException("It is no plain e-mail address.");

    internal static string TagValue(string text)
    {
        var violations = NameRules.Tag.Violations(text);
        return violations.Count > 0 ? throw new FormatException($"As a tag's value {string.Join("; ", violations)}.")
            : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length > 0
                ? throw new FormatException("It carries credentials, which would be readable on every resource.")
            : text;
    }

    /// <summary>
    /// Parses the ARN of a policy, customer-managed or AWS-managed
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns).
    /// </summary>
    internal static string Policy(string text) => Matching(PolicyPattern, text, "It does not have the form of a policy's ARN.");

    internal static Uri Endpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            ? url
            : throw new FormatException("It is no plain http or https URL.");

    private static string Matching(Regex pattern, string text, string fault) =>
        pattern.IsMatch(text) ? text : throw new FormatException(fault);

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex LabelPattern { get; }

    [GeneratedRegex(@"\Aarn:aws(?:-cn|-us-gov)?:iam::(?:[0-9]{12}|aws):policy/(?:[!-.0-~]+/)*[A-Za-z0-9_+=,.@-]{1,128}\z")]
    private static partial Regex PolicyPattern { get; }

    [GeneratedRegex(@"\A[a-z]{2,4}(?:-[a-z]+){1,3}-[1-9][0-9]?\z")]
    private static partial Regex RegionPattern { get; }
}
