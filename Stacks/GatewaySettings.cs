using System.Text;
using Tap.Core;
using Tap.Storage;

namespace Tap.Stacks;

/// <summary>The settings that only the <c>gateway</c> stack has.</summary>
public static class GatewaySettings
{
    /// <summary>The shortest prefix of an allowed range; a shorter one would hardly restrict anything.</summary>
    private const int ShortestAllowedPrefix = 8;

    /// <summary>How long audit objects can neither be deleted nor overwritten; unset, they are versioned but not locked.</summary>
    public static Setting<ObjectLock?> AuditObjectLock { get; } = new()
    {
        Name = "lock of audit objects", EnvironmentVariable = "TAP_AUDIT_OBJECT_LOCK", ContextKey = "auditObjectLock",
        Default = null, Rule = "governance or compliance, a colon, and 1 to 36500 days", Example = "governance:365",
        Description = "how long nobody deletes audit objects of gateway; read its consequences first",
        Parse = ObjectLock.Parse,
    };

    /// <summary>
    /// The IPv4 ranges that may call the API, in CIDR notation. The default contains only addresses reserved for documentation (RFC 5737),
    /// which nobody has.
    /// </summary>
    public static Setting<IReadOnlyList<string>> AllowedIps { get; } = new()
    {
        Name = "allowed IPs", EnvironmentVariable = "TAP_ALLOWED_IPS", ContextKey = "allowedIps",
        Default = ["203.0.113.1/32", "198.51.100.2/32"],
        Rule = "IPv4 addresses and CIDR ranges from /8 to /32, separated by commas", Example = "203.0.113.0/24",
        Description = "who may call the gateway API",
        Parse = AddressRanges,
    };

    /// <summary>The billing mode of the table.</summary>
    public static Setting<TableBilling> Billing { get; } = new()
    {
        Name = "billing of the gateway table", EnvironmentVariable = "TAP_GATEWAY_TABLE_BILLING", ContextKey = "gatewayTableBilling",
        Default = TableBilling.Provisioned, Rule = "provisioned or on-demand", Example = "on-demand",
        Description = "on-demand carries bursts that provisioned capacity throttles",
        Parse = SettingText.Choice<TableBilling>,
    };

    /// <summary>
    /// The origin whose pages may call the API from a browser. The default is reserved for documentation (RFC 2606), so no page can.
    /// </summary>
    public static Setting<string> CorsOrigin { get; } = new()
    {
        Name = "CORS origin", EnvironmentVariable = "TAP_CORS_ORIGIN", ContextKey = "corsOrigin",
        Default = "https://example.com", Example = "https://app.example.com",
        Rule = "one https origin: host and, if need be, port, without a path or a wildcard",
        Description = "whose pages may call the gateway API from a browser",
        Parse = Origin,
    };

    /// <summary>All settings of the stack.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } = [AuditObjectLock, AllowedIps, Billing, CorsOrigin];

    private static IReadOnlyList<string> AddressRanges(string text)
    {
        var ranges = new List<string>();
        var faults = new List<string>();
        foreach (var item in SettingText.List(text))
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

    private static CidrBlock AddressRange(string item)
    {
        var range = CidrBlock.Parse(item.Contains('/', StringComparison.Ordinal) ? item : $"{item}/32");
        return range.PrefixLength == 0 ? throw new FormatException($"'{item}' is the whole internet, which restricts nobody.")
            : range.PrefixLength < ShortestAllowedPrefix
                ? throw new FormatException(
                    $"'{item}' lets in {range.AddressCount} addresses: ranges must be /{ShortestAllowedPrefix} or narrower.")
            : range;
    }

    // As browsers write an origin: in lower case and without a default port (RFC 6454).
    private static string Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme == Uri.UriSchemeHttps
            && Ascii.IsValid(text)
            && (text.EndsWith(":443", StringComparison.Ordinal)
                || url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase))
            && url is { UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 }
            ? url.GetLeftPart(UriPartial.Authority)
            : throw new FormatException("It is no https origin.");
}
