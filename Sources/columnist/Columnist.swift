@main
struct Columnist {
    static func main() {}
}
