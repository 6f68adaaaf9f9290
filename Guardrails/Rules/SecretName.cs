using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>Tells from a name whether what it names is a secret.</summary>
internal static partial class SecretName
{
    private static readonly HashSet<string> Secrets =
    [
        "accesskey", "apikey", "apikeys", "apitoken", "credential", "credentials", "passphrase", "passwd", "password", "passwords",
        "privatekey", "pwd", "secret", "secretkey", "secrets", "token", "tokens",
    ];

    // What stands before a key that is no secret, and before a number of tokens.
    private static readonly HashSet<string> Harmless =
    [
        "cache", "foreign", "hash", "idempotency", "index", "kms", "map", "max", "min", "object", "partition", "primary", "public", "range",
        "routing", "s3", "shard", "sort",
    ];

    // What a secret has, and what is none itself.
    private static readonly HashSet<string> Properties =
    [
        "age", "algorithm", "alias", "arn", "column", "count", "days", "enabled", "endpoint", "expiration", "expiry", "format", "id",
        "issuer", "length", "lifetime", "limit", "name", "path", "policy", "prefix", "rotation", "ttl", "type", "uri", "url", "version",
    ];

    /// <summary>Returns whether a name speaks of a secret: <c>/app/api-key</c>, <c>dbPassword</c>, but not <c>partition_key</c>.</summary>
    /// <param name="name">The name, in any way of writing words together.</param>
    public static bool SpeaksOfSecret(string name)
    {
        var words = Words.Matches(name).Select(word => word.Value.ToLowerInvariant()).ToList();
        return words.Count > 0 && !Properties.Contains(words[^1]) && words.Where((word, index) =>
            (Secrets.Contains(word) || word is "key" or "keys") && (index == 0 || !Harmless.Contains(words[index - 1]))).Any();
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*|[0-9]+")]
    private static partial Regex Words { get; }
}
