namespace Tap.Guardrails;

/// <summary>A place in the text of an expression.</summary>
/// <param name="text">The text.</param>
internal sealed class Cursor(string text)
{
    private int position;

    /// <summary>Whether the text is at its end.</summary>
    public bool IsAtEnd => position >= text.Length;

    /// <summary>The character at the place.</summary>
    public char Current => text[position];

    /// <summary>Whether a digit follows.</summary>
    public bool IsAtDigit => !IsAtEnd && char.IsAsciiDigit(Current);

    /// <summary>Returns the next characters and goes past them.</summary>
    /// <exception cref="FormatException">There are fewer.</exception>
    public string Read(int count)
    {
        position += count;
        return position <= text.Length ? text[(position - count)..position] : throw Unexpected("the end");
    }

    /// <summary>Returns a name and goes past it.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public string ReadName()
    {
        SkipSpace();
        var start = position;
        while (!IsAtEnd && IsInName(Current))
            position++;
        return position > start && !char.IsAsciiDigit(text[start]) ? text[start..position] : throw Unexpected("no name");
    }

    /// <summary>Returns a number and goes past it.</summary>
    /// <exception cref="FormatException">It has an exponent.</exception>
    public string ReadNumber()
    {
        SkipSpace();
        var start = position;
        while (!IsAtEnd && (char.IsAsciiDigit(Current) || IsAtPoint()))
            position++;
        return IsAtEnd || Current is not ('e' or 'E') ? text[start..position] : throw Unexpected("an exponent");
    }

    /// <summary>Goes past a symbol if it follows; returns whether it does.</summary>
    public bool Takes(string symbol)
    {
        if (string.CompareOrdinal(text, position, symbol, 0, symbol.Length) != 0)
            return false;
        position += symbol.Length;
        return true;
    }

    /// <summary>Goes past space and a symbol if it follows; returns whether it does.</summary>
    public bool TakesSymbol(string symbol)
    {
        SkipSpace();
        return Takes(symbol);
    }

    /// <summary>Goes past space and a word if it follows as a whole; returns whether it does.</summary>
    public bool TakesWord(string word)
    {
        SkipSpace();
        var end = position + word.Length;
        return (end >= text.Length || !IsInName(text[end])) && Takes(word);
    }

    /// <summary>Goes past space and a symbol.</summary>
    /// <exception cref="FormatException">Something else follows.</exception>
    public void Expect(string symbol)
    {
        if (!TakesSymbol(symbol))
            throw Unexpected($"no '{symbol}'");
    }

    /// <summary>Returns whether a symbol follows space, without going past it.</summary>
    public bool IsAhead(string symbol)
    {
        SkipSpace();
        return string.CompareOrdinal(text, position, symbol, 0, symbol.Length) == 0;
    }

    /// <summary>Returns the exception that something else was expected here.</summary>
    public FormatException Unexpected(string what) => new($"There is {what} at character {position + 1} of '{text}'.");

    private static bool IsInName(char character) => char.IsLetterOrDigit(character) || character is '_' or '-';

    private bool IsAtPoint() => Current == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]);

    private void SkipSpace()
    {
        while (!IsAtEnd && char.IsWhiteSpace(Current))
            position++;
    }
}
