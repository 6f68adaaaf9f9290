using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tap.Tests.Architecture;

/// <summary>
/// What assemblies hand to others: a line for each public type and member, protected ones of types that others may derive from included.
/// </summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat Format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The lines for code: types in the order of their names, each with its members below it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="isOurs">Tells by its path whether a file counts.</param>
    public static IReadOnlyList<string> Of(CSharpCompilation code, Func<string, bool> isOurs) =>
    [
        .. TypesIn(code.Assembly.GlobalNamespace)
            .Where(type => IsVisible(type) && type.DeclaringSyntaxReferences.Any(part => isOurs(part.SyntaxTree.FilePath)))
            .OrderBy(FullName, StringComparer.Ordinal)
            .SelectMany(Lines),
    ];

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol inner => TypesIn(inner),
            INamedTypeSymbol type => TypesIn(type).Prepend(type),
            _ => [],
        });

    private static IEnumerable<string> Lines(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => IsVisible(member) && !member.IsImplicitlyDeclared)
        .Where(member => member is not (INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet }))
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .ThenBy(member => member.ToDisplayString(Format), StringComparer.Ordinal)
        .Select(member => $"    {member.ToDisplayString(Format).Replace("public ", "", StringComparison.Ordinal)}")
        .Prepend(Heading(type));

    private static string Heading(INamedTypeSymbol type)
    {
        string?[] words =
        [
            type.IsStatic ? "static" : type.IsAbstract && type.TypeKind == TypeKind.Class ? "abstract" : null,
            type.IsSealed && type.TypeKind == TypeKind.Class ? "sealed" : null,
            type.IsRecord ? "record" : null,
            type.TypeKind.ToString().ToLowerInvariant(),
            FullName(type),
        ];
        var bases = new[] { type.BaseType }.OfType<INamedTypeSymbol>()
            .Where(parent => type.TypeKind == TypeKind.Class && parent.SpecialType == SpecialType.None)
            .Concat(type.Interfaces.Where(one => !type.IsRecord || one.Name != nameof(IEquatable<>)))
            .Select(parent => parent.ToDisplayString(Format));
        return string.Join(' ', words.OfType<string>()) + (bases.Any() ? $" : {string.Join(", ", bases)}" : "");
    }

    private static string FullName(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.ToDisplayString(Format)}";

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => symbol.ContainingType is null || IsVisible(symbol.ContainingType),
        Accessibility.Protected or Accessibility.ProtectedOrInternal =>
            symbol.ContainingType is { IsSealed: false } type && IsVisible(type),
        _ => false,
    };
}
