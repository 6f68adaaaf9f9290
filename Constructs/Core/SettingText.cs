using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>Reads the texts of settings. Each method throws a <see cref="FormatException"/> that says what is wrong.</summary>
internal static partial class SettingText
{
    private const int MaximumLabelLength = 32;

    /// <summary>The shortest prefix of an allowed range: anything shorter is no restriction worth the name.</summary>
    private const int ShortestAllowedPrefix = 8;

    /// <summary>A part of names: lower case, since bucket names are.</summary>
    public static string Label(string text, bool startsWithLetter = true) =>
        text.Length > MaximumLabelLength ? throw new FormatException($"It has {text.Length} characters.")
        : !LabelPattern.IsMatch(text) ? throw new FormatException("It has other characters, or a hyphen at an end or beside another.")
        : startsWithLetter && !char.IsAsciiLetter(text[0]) ? throw new FormatException("It does not begin with a letter.")
        : text;

    public static string Region(string text) => Matching(RegionPattern, text, "It does not have the form of a region's code.");

    public static IReadOnlyList<string> Zones(string text)
    {
        var zones = List(text);
        List<string> faults =
        [
            .. zones.Where(zone => !AvailabilityZone.IsName(zone) && !AvailabilityZone.IsId(zone))
                .Select(zone => $"'{zone}' does not have the form of a zone's name or id."),
            .. zones.CountBy(zone => zone).Where(zone => zone.Value > 1).Select(zone => $"'{zone.Key}' is listed {zone.Value} times."),
            .. zones.Length < 2 ? ["There are fewer than two."] : Array.Empty<string>(),
            .. zones.Length > SubnetPlan.MaximumDefaultZones
                ? [$"There are {zones.Length}, but addresses for {SubnetPlan.MaximumDefaultZones}."]
                : Array.Empty<string>(),
            // A letter and an id may be the same place, which nobody can see.
            .. zones.Any(AvailabilityZone.IsName) && zones.Any(AvailabilityZone.IsId)
                ? ["Some are names and some are ids."]
                : Array.Empty<string>(),
        ];
        return faults.Count == 0 ? zones : throw new FormatException(string.Join(' ', faults));
    }

    /// <summary>The name of a bucket, or <see cref="Settings.NoBucket"/>.</summary>
    public static string BucketName(string text)
    {
        var violations = text == Settings.NoBucket ? [] : NameRules.Bucket.Violations(text);
        return violations.Count == 0 ? text : throw new FormatException($"As a bucket name {string.Join("; ", violations)}.");
    }

    public static string Email(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal)
            ? text
            : throw new FormatException("It is no plain e-mail address.");

    public static IReadOnlyList<string> AddressRanges(string text)
    {
        var ranges = new List<string>();
        var faults = new List<string>();
        foreach (var item in List(text))
        {
            try
            {
                ranges.Add(AddressRange(item).ToString());
            }
            catch (FormatException fault)
            {
                faults.Add(fault.Message);
            }
        }

        return faults.Count > 0 ? throw new FormatException(string.Join(' ', faults))
            : ranges.Count == 0 ? throw new FormatException("The list is empty.")
            : ranges;
    }

    public static string TagValue(string text)
    {
        var violations = NameRules.Tag.Violations(text);
        return violations.Count > 0 ? throw new FormatException($"As a tag's value {string.Join("; ", violations)}.")
            : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length > 0
                ? throw new FormatException("It carries credentials, which would be readable on every resource.")
            : text;
    }

    /// <summary>
    /// The ARN of a policy, customer-managed or AWS-managed
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns).
    /// </summary>
    public static string Policy(string text) => Matching(PolicyPattern, text, "It does not have the form of a policy's ARN.");

    public static Uri Endpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            ? url
            : throw new FormatException("It is no plain http or https URL.");

    /// <summary>An origin as browsers write it, in lower case and without a default port (RFC 6454).</summary>
    public static string Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme == Uri.UriSchemeHttps
            && Ascii.IsValid(text)
            && (text.EndsWith(":443", StringComparison.Ordinal)
                || url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase))
            && url is { UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 }
            ? url.GetLeftPart(UriPartial.Authority)
            : throw new FormatException("It is no https origin.");

    public static bool Flag(string text) =>
        bool.TryParse(text, out var flag) ? flag : throw new FormatException("It is neither true nor false.");

    /// <summary>A value of an enum, in any case, its words apart or together: <c>PerZone</c>, <c>per-zone</c>.</summary>
    public static T Choice<T>(string text)
        where T : struct, Enum
    {
        var word = text.Replace("-", "", StringComparison.Ordinal);
        T[] matches = [.. Enum.GetValues<T>().Where(value => value.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))];
        return matches is [var match] ? match : throw new FormatException("It is none of the choices.");
    }

    private static CidrBlock AddressRange(string item)
    {
        var range = CidrBlock.Parse(item.Contains('/', StringComparison.Ordinal) ? item : $"{item}/32");
        return range.PrefixLength == 0 ? throw new FormatException($"'{item}' is the whole internet, which restricts nobody.")
            : range.PrefixLength < ShortestAllowedPrefix
                ? throw new FormatException(
                    $"'{item}' lets in {range.AddressCount} addresses: ranges must be /{ShortestAllowedPrefix} or narrower.")
            : range;
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Matching(Regex pattern, string text, string fault) =>
        pattern.IsMatch(text) ? text : throw new FormatException(fault);

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex LabelPattern { get; }

    [GeneratedRegex(@"\Aarn:aws(?:-cn|-us-gov)?:iam::(?:[0-9]{12}|aws):policy/(?:[!-.0-~]+/)*[A-Za-z0-9_+=,.@-]{1,128}\z")]
    private static partial Regex PolicyPattern { get; }

    [GeneratedRegex(@"\A[a-z]{2,4}(?:-[a-z]+){1,3}-[1-9][0-9]?\z")]
    private static partial Regex RegionPattern { get; }
}
