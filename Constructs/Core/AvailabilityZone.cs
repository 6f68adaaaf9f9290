using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>
/// How availability zones are written: by name, <c>us-east-1a</c>, whose letter may mean another place in another account, or by id,
/// <c>use1-az1</c>, which is the same place everywhere
/// (<see href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html"/>).
/// </summary>
public static partial class AvailabilityZone
{
    // The parts of a region's code that its zones' ids shorten, by what they shorten them to.
    private static readonly Dictionary<string, string> Shortened = new()
    {
        ["north"] = "n", ["south"] = "s", ["east"] = "e", ["west"] = "w", ["central"] = "c", ["gov"] = "g",
        ["northeast"] = "ne", ["northwest"] = "nw", ["southeast"] = "se", ["southwest"] = "sw",
    };

    /// <summary>Whether a zone is written as an id.</summary>
    /// <param name="zone">The zone.</param>
    public static bool IsId(string zone) => IdPattern.IsMatch(zone);

    /// <summary>Whether a zone is written as a name.</summary>
    /// <param name="zone">The zone.</param>
    public static bool IsName(string zone) => NamePattern.IsMatch(zone);

    /// <summary>
    /// Whether a zone is one of a region, as far as it tells. An id of a region whose code is of no form known here is taken as it is.
    /// </summary>
    /// <param name="zone">The zone, by name or by id.</param>
    /// <param name="region">The region's code.</param>
    public static bool IsIn(string zone, string region) =>
        IsId(zone) ? IdPrefix(region) is not { } prefix || zone.StartsWith(prefix, StringComparison.Ordinal) : zone[..^1] == region;

    // us-east-1: use1-az.
    private static string? IdPrefix(string region)
    {
        var parts = region.Split('-');
        return parts[1..^1].All(Shortened.ContainsKey)
            ? $"{parts[0]}{string.Concat(parts[1..^1].Select(part => Shortened[part]))}{parts[^1]}-az"
            : null;
    }

    [GeneratedRegex(@"\A[a-z]{2,4}(?:-[a-z]+){1,3}-[1-9][0-9]?[a-z]\z")]
    private static partial Regex NamePattern { get; }

    [GeneratedRegex(@"\A[a-z]{3,8}[1-9][0-9]?-az[1-9][0-9]?\z")]
    private static partial Regex IdPattern { get; }
}
