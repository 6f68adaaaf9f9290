using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>Tells from a name whether what it names is a secret.</summary>
internal static partial class SecretName
{
    private static readonly HashSet<string> Secrets =
    [
        "accesskey", "apikey", "apikeys", "apitoken", "credential", "credentials", "passphrase", "passwd", "password", "passwords",
        "pass", "privatekey", "pwd", "secret", "secretkey", "secrets", "token", "tokens",
    ];

    // Words that end like these are written together: dbpassword, authtoken.
    private static readonly string[] Endings = ["password", "passwd", "passphrase", "secret", "token", "apikey", "credentials"];

    // What is nothing but a secret; a key or a token may also be a name or a kind.
    private static readonly string[] Passwords =
        ["pass", "passphrase", "passwd", "password", "passwords", "privatekey", "pwd", "secret", "secretkey", "secrets"];

    // What stands before a key that is no secret, and before a number of tokens.
    private static readonly HashSet<string> Harmless =
    [
        "cache", "foreign", "hash", "idempotency", "index", "kms", "map", "max", "min", "object", "partition", "primary", "public", "range",
        "routing", "s3", "shard", "sort",
    ];

    // What a secret has, and what is none itself.
    private static readonly HashSet<string> Properties =
    [
        "age", "algorithm", "alias", "arn", "attribute", "bucket", "column", "count", "days", "description", "digest", "enabled",
        "endpoint", "expiration", "expiry", "file", "files", "fingerprint", "format", "group", "hash", "header", "hours", "id", "ids",
        "issuer", "length", "lifetime", "limit", "manager", "method", "minutes", "mode", "name", "names", "parameter", "parameters",
        "path", "period", "policy", "prefix", "provider", "required", "role", "rotation", "schema", "seconds", "selector", "size",
        "source", "spec", "state", "status", "store", "suffix", "table", "tag", "ttl", "type", "types", "units", "uri", "url",
        "usage", "validity", "version", "window",
    ];

    // Without one of these no name speaks of a secret, and a search for them is much faster.
    private static readonly string[] Marks = ["pass", "secret", "token", "key", "pwd", "credential"];

    /// <summary>Returns whether a text may hold a name that speaks of a secret.</summary>
    /// <param name="text">The text.</param>
    public static bool MayBeIn(string text) => Array.Exists(Marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns whether a name speaks of a secret: <c>/app/api-key</c>, <c>dbPassword</c>, but not <c>partition_key</c>.</summary>
    /// <param name="name">The name, in any way of writing words together.</param>
    public static bool SpeaksOfSecret(string name)
    {
        if (!MayBeIn(name))
            return false;
        var words = WordsOf(name);
        return words.Count > 0 && !Properties.Contains(words[^1]) && words.Where((word, index) =>
            (IsSecret(word) || word is "key" or "keys") && (index == 0 || !Harmless.Contains(words[index - 1]))).Any();
    }

    /// <summary>Returns whether a name speaks of what is nothing but a secret, such as a password.</summary>
    /// <param name="name">The name.</param>
    public static bool SpeaksOfPassword(string name) => SpeaksOfSecret(name) && WordsOf(name).Exists(word => Array.Exists(
        Passwords, password => word == password || (password.Length > 4 && word.EndsWith(password, StringComparison.Ordinal))));

    private static bool IsSecret(string word) =>
        Secrets.Contains(word) || Array.Exists(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static List<string> WordsOf(string name) => [.. Words.Matches(name).Select(word => word.Value.ToLowerInvariant())];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*|[0-9]+")]
    private static partial Regex Words { get; }
}
