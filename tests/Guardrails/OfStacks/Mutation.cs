namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>A way to break a property of a stack.</summary>
internal enum Mutation
{
    /// <summary>An argument, a nested block, an item of a list or a part of a policy is missing.</summary>
    Removed,

    /// <summary>A list or a text has nothing in it.</summary>
    Emptied,

    /// <summary>A boolean is the other one.</summary>
    Flipped,

    /// <summary>A number is 0.</summary>
    Zeroed,

    /// <summary>More is allowed: <c>*</c>, all ports, every address, the administrator's policy.</summary>
    Widened,

    /// <summary>A setting has its weakest value: <c>Disabled</c>, <c>NONE</c>, <c>StringEqualsIfExists</c>.</summary>
    Weakened,

    /// <summary>A policy says the opposite: <c>NotAction</c>, <c>Deny</c> for <c>Allow</c>.</summary>
    Inverted,

    /// <summary>A text is another one, so that it means or refers to something else.</summary>
    Replaced,

    /// <summary>A value is that of a variable without a default.</summary>
    Unknown,

    /// <summary>A nested block is a <c>dynamic</c> block over a variable without a default.</summary>
    Dynamic,

    /// <summary>A text is a password in a connection string.</summary>
    Secret,

    /// <summary>Beside a resource that belongs to another one stands a copy with a weaker value.</summary>
    Second,

    /// <summary>Beside a resource stands another one that opens it.</summary>
    Added,

    /// <summary><c>count = 0</c>.</summary>
    CountZero,

    /// <summary><c>count</c> is a variable without a default.</summary>
    CountUnknown,

    /// <summary>The resource is in a module, which a configuration does not show.</summary>
    Module,
}
