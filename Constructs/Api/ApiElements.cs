using Tap.Core;

namespace Tap.Api;

/// <summary>The elements of one kind in an API, by name.</summary>
/// <param name="api">The API.</param>
/// <param name="kind">The kind, as in messages: <c>route</c>.</param>
internal sealed class ApiElements<T>(RestService api, string kind)
{
    private readonly Dictionary<string, T> elements = new(StringComparer.Ordinal);

    /// <summary>Returns the element of a name.</summary>
    /// <exception cref="InputException">There is no such element; the message lists the names.</exception>
    public T this[string name] => elements.TryGetValue(name, out var element) ? element : throw new InputException(
        $"API '{api.Name}' has no {kind} '{name}'; it has "
        + (elements.Count == 0 ? "none at all." : $"{string.Join(", ", elements.Keys.Order(StringComparer.Ordinal))}."));

    /// <summary>Returns the element of a name, and creates it at the first call.</summary>
    public T GetOrAdd(string name, Func<T> make) =>
        elements.TryGetValue(name, out var element) ? element : elements[name] = make();

    /// <summary>Adds an element under a new name.</summary>
    public void Add(string name, T element) => elements.Add(name, element);
}
