namespace Tap;

/// <summary>
/// What becomes of a resource that holds data when a plan would delete or replace it. What that is for each resource stands in the table of
/// <c>Constructs/Base/README.md</c>.
/// </summary>
public enum Removal
{
    /// <summary>Such a plan is refused before anything is changed, and AWS's own protection against deletion is on.</summary>
    Protect,

    /// <summary>
    /// Such a plan is made, and AWS keeps the data: it refuses to delete what holds them, or lets it be restored for a time.
    /// </summary>
    Retain,

    /// <summary>The resource is deleted with all that it holds, as soon as AWS does it.</summary>
    Destroy,
}
